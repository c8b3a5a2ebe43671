"use strict";
// Django's tables of rows under a record have headings that say nothing.
for (const heading of document.querySelectorAll(".inline-group thead th")) {
  if (!heading.textContent.trim()) heading.replaceWith(document.createElement("td"));
}
// Django's autocomplete fields draw a combobox of their own that no label names; this runs after they are drawn.
window.django?.jQuery?.(() => {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const label = document.querySelector(`label[for="${select.id}"]`);
    if (!label) continue;
    label.id ||= `${select.id}_label`;
    for (const part of select.parentElement.querySelectorAll(".select2-selection, .select2-selection__rendered")) {
      part.setAttribute("aria-labelledby", `${label.id} ${part.getAttribute("aria-labelledby") || ""}`.trim());
    }
  }
});
