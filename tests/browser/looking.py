"""What is looked at on each public page: axe, sideways scrolling, the dark theme, and how much came over the line."""

from axe_playwright_python.base import AXE_SCRIPT

NARROW = {"width": 320, "height": 640}  # also what a window of 1280 px shows at 400 %
DESK = {"width": 1280, "height": 900}
RUN = """async options => {
  await Promise.all(document.getAnimations().map(animation => animation.finished))
  const found = await axe.run(document, {preload: false, resultTypes: ['violations'], ...options})
  return found.violations.flatMap(fault => fault.nodes.map(node => `${fault.id}: ${node.target}`))
}"""
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def axe_faults(page, *rules):
    """A line for each place; axe is brought in once for each page."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(RUN, {"runOnly": list(rules)} if rules else {})


def sideways(page):
    wide = page.evaluate(WIDE)
    return [f"{wide} px wider than the window"] if wide > 0 else []


def faults_at(page, visit, language):
    """The faults by size, and those of the dark theme; empty where there are none."""
    try:
        visit.open(page, language)
    except AssertionError as wrong:
        return {(str(visit), language): [str(wrong)]}
    faults = {}
    for size in (NARROW, DESK):
        page.set_viewport_size(size)
        faults[str(visit), language, size["width"]] = axe_faults(page) + sideways(page)
    if language == "es":  # colours know no language
        page.emulate_media(color_scheme="dark")
        faults[str(visit), "dark"] = axe_faults(page, "color-contrast")
        page.emulate_media(color_scheme="light")
    return {where: lines for where, lines in faults.items() if lines}


def look_at_all(page, visits, language):
    """The faults of all visits; prints how often axe ran."""
    faults = {}
    for visit in visits:
        faults |= faults_at(page, visit, language)
    addresses, runs = len({visit.name for visit in visits}), (3 if language == "es" else 2) * len(visits)
    found = sum(map(len, faults.values()))
    print(f"\n{language}: {len(visits)} states of {addresses} addresses, {runs} runs of axe, {found} findings")
    return faults
