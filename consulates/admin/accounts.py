"""Staff accounts: made, given a role, and deactivated by administrators; never deleted, for their acts stay."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from consulates.admin.permissions import ByRole
from consulates.models import User
from consulates.rules import may_manage_accounts


class AccountCreationForm(AdminUserCreationForm):
    class Meta(AdminUserCreationForm.Meta):
        model = User


class AccountChangeForm(UserChangeForm):
    class Meta(UserChangeForm.Meta):
        model = User


REACH: Any = (_("Alcance"), {"fields": ["role", "office", "agency", "country"]})


@admin.register(User)
class AccountAdmin(ByRole, UserAdmin):
    """An administrator can't deactivate or demote the account they are using: somebody must be left to undo it."""

    may_see = may_change = staticmethod(may_manage_accounts)
    add_form = AccountCreationForm
    form = AccountChangeForm
    list_display = ["username", "full_name", "email", "role", "office", "agency", "country", "is_active"]
    list_filter = ["role", "is_active", "office", "agency"]
    list_select_related = ["office", "agency"]
    search_fields = ["username", "first_name", "last_name", "email"]
    ordering = ["username"]
    filter_horizontal = []
    autocomplete_fields = ["office", "agency"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password", "is_active"]}),
        (_("Persona"), {"fields": ["first_name", "last_name", "email"]}),
        REACH,
        (_("Fechas"), {"fields": ["last_login", "date_joined"]}),
        (_("Cambios"), {"fields": ["changes"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "email", "usable_password", "password1", "password2"]}),
        REACH,
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[Any]:
        own = ["role", "is_active"] if obj is not None and obj.pk == request.user.pk else []
        return [*super().get_readonly_fields(request, obj), *own]

    @admin.display(description=_("nombre completo"), ordering="last_name")
    def full_name(self, user: Any) -> str:
        return str(user.get_full_name())
