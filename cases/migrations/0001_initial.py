import datetime
import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
import django_countries.fields
import pgtrigger.compiler
import phonenumber_field.modelfields
from django.conf import settings
from django.db import migrations, models

import repatriation.common.fields
import repatriation.common.references
from repatriation.common.migrating import AddTriggers, CreateModels


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("consulates", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="AccessCode",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reference", models.CharField(max_length=11, verbose_name="número de registro")),
                        (
                            "channel",
                            models.CharField(
                                choices=[("email", "correo")], default="email", max_length=10, verbose_name="canal"
                            ),
                        ),
                        ("digest", models.CharField(blank=True, max_length=64)),
                        ("code", repatriation.common.fields.EncryptedTextField(blank=True, column="access_code.code")),
                        ("asked_at", models.DateTimeField(verbose_name="pedido el")),
                        ("made_at", models.DateTimeField(null=True, verbose_name="hecho el")),
                        ("expires_at", models.DateTimeField(verbose_name="vale hasta")),
                        ("tries", models.PositiveIntegerField(default=0, verbose_name="intentos")),
                        ("used_at", models.DateTimeField(null=True, verbose_name="usado el")),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="access_codes",
                                to="cases.case",
                            ),
                        ),
                        (
                            "message",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="access_code",
                                to="cases.message",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "código de un solo uso",
                        "verbose_name_plural": "códigos de un solo uso",
                        "ordering": ["-asked_at", "-id"],
                        "indexes": [
                            models.Index(fields=["reference", "asked_at", "id"], name="access_code_of"),
                            models.Index(fields=["asked_at", "id"], name="access_code_age"),
                            models.Index(
                                condition=models.Q(("made_at", None)), fields=["id"], name="access_code_to_make"
                            ),
                            models.Index(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=["id"],
                                name="access_code_in_clear",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Case",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reference",
                            models.CharField(
                                default=repatriation.common.references.new_reference,
                                max_length=11,
                                unique=True,
                                verbose_name="número de registro",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("stranded", "varado"), ("detained", "detenido"), ("returnee", "retornado")],
                                max_length=10,
                                verbose_name="clase",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "recibido"),
                                    ("verified", "verificado"),
                                    ("waiting", "en lista de espera"),
                                    ("offered", "con oferta de asiento"),
                                    ("confirmed", "asiento aceptado"),
                                    ("boarded", "embarcado"),
                                    ("returned", "retornado"),
                                    ("withdrawn", "retirado"),
                                    ("ineligible", "no corresponde"),
                                    ("own_means", "retornó por sus medios"),
                                    ("merged", "unido a otro registro"),
                                    ("lapsed", "cerrado sin respuesta"),
                                    ("reported", "reportado"),
                                    ("located", "ubicado"),
                                    ("not_found", "no ubicado"),
                                    ("acknowledged", "reconocido por la autoridad"),
                                    ("assisted", "asistido"),
                                    ("released", "liberado"),
                                    ("removed", "expulsado del territorio"),
                                    ("expected", "esperado"),
                                    ("arrived", "llegó"),
                                    ("assessed", "evaluado"),
                                    ("supported", "con apoyo"),
                                    ("closed", "cerrado"),
                                ],
                                max_length=14,
                                verbose_name="estado",
                            ),
                        ),
                        ("state_since", models.DateTimeField(verbose_name="estado desde")),
                        ("registered_at", models.DateTimeField(verbose_name="registrado el")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("household", "la propia familia"),
                                    ("relative", "un familiar"),
                                    ("officer", "un funcionario"),
                                    ("import", "una lista importada"),
                                ],
                                default="household",
                                max_length=10,
                                verbose_name="cómo llegó",
                            ),
                        ),
                        ("draft_token", models.UUIDField(editable=False, null=True, unique=True)),
                        (
                            "secret",
                            repatriation.common.fields.EncryptedTextField(
                                column="case.secret", default=repatriation.common.references.new_secret, editable=False
                            ),
                        ),
                        ("secret_index", repatriation.common.fields.BlindIndexField(source="secret", unique=True)),
                        ("country", django_countries.fields.CountryField(max_length=2, verbose_name="país")),
                        ("subdivision", models.CharField(blank=True, max_length=6, verbose_name="estado o región")),
                        ("city", models.CharField(blank=True, max_length=80, verbose_name="ciudad")),
                        (
                            "address",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="case.address", verbose_name="dirección"
                            ),
                        ),
                        ("contact_name", models.CharField(max_length=200, verbose_name="persona de contacto")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="correo")),
                        (
                            "phone",
                            phonenumber_field.modelfields.PhoneNumberField(
                                blank=True, max_length=128, region=None, verbose_name="teléfono"
                            ),
                        ),
                        ("language", models.CharField(default="es", max_length=5, verbose_name="idioma")),
                        ("tier", models.PositiveSmallIntegerField(default=5, verbose_name="grupo")),
                        ("counts_from", models.DateField(verbose_name="espera desde")),
                        ("tie_break", models.PositiveIntegerField(default=0, editable=False)),
                        ("factors", models.JSONField(default=list, editable=False)),
                        ("rules_version", models.CharField(blank=True, editable=False, max_length=20)),
                        ("recheck_on", models.DateField(default=datetime.date(1, 1, 1), editable=False, null=True)),
                        ("in_danger", models.BooleanField(default=False, verbose_name="en peligro")),
                        (
                            "danger_reason",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="case.danger_reason", verbose_name="motivo del peligro"
                            ),
                        ),
                        ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="leído el")),
                        (
                            "continues",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="continued_by",
                                to="cases.case",
                                verbose_name="continúa",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="consulates.consularoffice",
                                verbose_name="oficina",
                            ),
                        ),
                        (
                            "officer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="cases",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="funcionario",
                            ),
                        ),
                        (
                            "read_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "call_hours",
                            models.CharField(
                                choices=[
                                    ("any", "a cualquier hora del día"),
                                    ("morning", "por la mañana"),
                                    ("afternoon", "por la tarde"),
                                    ("evening", "por la noche, hasta las 9"),
                                ],
                                default="any",
                                max_length=10,
                                verbose_name="cuándo llamar",
                            ),
                        ),
                        ("uses_whatsapp", models.BooleanField(default=False, verbose_name="usa WhatsApp")),
                    ],
                    options={
                        "verbose_name": "registro",
                        "verbose_name_plural": "registros",
                        "ordering": ["tier", "counts_from", "tie_break", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_casehistory" ("address", "call_hours", "city", "contact_name", "continues_id", "country", "counts_from", "danger_reason", "draft_token", "email", "factors", "id", "in_danger", "kind", "language", "office_id", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "read_at", "read_by_id", "recheck_on", "reference", "registered_at", "rules_version", "secret", "secret_index", "source", "state", "state_since", "subdivision", "tie_break", "tier", "uses_whatsapp") SELECT new_values."address", new_values."call_hours", new_values."city", new_values."contact_name", new_values."continues_id", new_values."country", new_values."counts_from", new_values."danger_reason", new_values."draft_token", new_values."email", new_values."factors", new_values."id", new_values."in_danger", new_values."kind", new_values."language", new_values."office_id", new_values."officer_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."read_at", new_values."read_by_id", new_values."recheck_on", new_values."reference", new_values."registered_at", new_values."rules_version", new_values."secret", new_values."secret_index", new_values."source", new_values."state", new_values."state_since", new_values."subdivision", new_values."tie_break", new_values."tier", new_values."uses_whatsapp" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="9930c21b315057865e8651404408536d7b090d19",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_0b483",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_case",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_casehistory" ("address", "call_hours", "city", "contact_name", "continues_id", "country", "counts_from", "danger_reason", "draft_token", "email", "factors", "id", "in_danger", "kind", "language", "office_id", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "read_at", "read_by_id", "recheck_on", "reference", "registered_at", "rules_version", "secret", "secret_index", "source", "state", "state_since", "subdivision", "tie_break", "tier", "uses_whatsapp") SELECT new_values."address", new_values."call_hours", new_values."city", new_values."contact_name", new_values."continues_id", new_values."country", new_values."counts_from", new_values."danger_reason", new_values."draft_token", new_values."email", new_values."factors", new_values."id", new_values."in_danger", new_values."kind", new_values."language", new_values."office_id", new_values."officer_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."read_at", new_values."read_by_id", new_values."recheck_on", new_values."reference", new_values."registered_at", new_values."rules_version", new_values."secret", new_values."secret_index", new_values."source", new_values."state", new_values."state_since", new_values."subdivision", new_values."tie_break", new_values."tier", new_values."uses_whatsapp" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ce1c5460eaddcc10175870f3bba2826319a954c0",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_f5146",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_case",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_casehistory" ("address", "call_hours", "city", "contact_name", "continues_id", "country", "counts_from", "danger_reason", "draft_token", "email", "factors", "id", "in_danger", "kind", "language", "office_id", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "read_at", "read_by_id", "recheck_on", "reference", "registered_at", "rules_version", "secret", "secret_index", "source", "state", "state_since", "subdivision", "tie_break", "tier", "uses_whatsapp") SELECT old_values."address", old_values."call_hours", old_values."city", old_values."contact_name", old_values."continues_id", old_values."country", old_values."counts_from", old_values."danger_reason", old_values."draft_token", old_values."email", old_values."factors", old_values."id", old_values."in_danger", old_values."kind", old_values."language", old_values."office_id", old_values."officer_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone", old_values."read_at", old_values."read_by_id", old_values."recheck_on", old_values."reference", old_values."registered_at", old_values."rules_version", old_values."secret", old_values."secret_index", old_values."source", old_values."state", old_values."state_since", old_values."subdivision", old_values."tie_break", old_values."tier", old_values."uses_whatsapp" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2f4c3fae015ae3350803902bec56c25ebefa4c52",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_8d49e",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_case",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="guarded_states",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."state", \'/\', NEW."state") = ANY(\'{acknowledged/assisted,acknowledged/released,acknowledged/removed,arrived/assessed,arrived/closed,assessed/closed,assessed/supported,assisted/released,assisted/removed,boarded/returned,confirmed/boarded,confirmed/merged,confirmed/own_means,confirmed/waiting,confirmed/withdrawn,expected/arrived,lapsed/received,lapsed/waiting,located/acknowledged,located/assisted,located/released,located/removed,not_found/closed,not_found/located,offered/confirmed,offered/merged,offered/own_means,offered/waiting,offered/withdrawn,received/ineligible,received/lapsed,received/merged,received/own_means,received/verified,received/withdrawn,released/closed,removed/closed,reported/located,reported/not_found,returned/closed,supported/closed,verified/ineligible,verified/lapsed,verified/merged,verified/own_means,verified/waiting,verified/withdrawn,waiting/confirmed,waiting/ineligible,waiting/lapsed,waiting/merged,waiting/offered,waiting/own_means,waiting/withdrawn}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="10b3932090b7f7f1f39bcd6f4e2cad191854fc47",
                                    operation="UPDATE",
                                    pgid="pgtrigger_guarded_states_2cc01",
                                    table="cases_case",
                                    when="BEFORE",
                                ),
                            ),
                        ],
                        "indexes": [
                            models.Index(fields=["tier", "counts_from", "tie_break", "id"], name="case_order"),
                            models.Index(
                                fields=["office", "tier", "counts_from", "tie_break", "id"], name="case_office_order"
                            ),
                            models.Index(fields=["state", "kind"], name="case_state"),
                            models.Index(
                                condition=models.Q(("read_at__isnull", True)), fields=["office"], name="case_unread"
                            ),
                            models.Index(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "received",
                                            "verified",
                                            "waiting",
                                            "offered",
                                            "confirmed",
                                            "reported",
                                            "located",
                                            "not_found",
                                            "acknowledged",
                                            "assisted",
                                        ],
                                    )
                                ),
                                fields=["recheck_on", "id"],
                                name="case_recheck",
                            ),
                            models.Index(django.db.models.functions.text.Upper("email"), name="case_email"),
                            models.Index(fields=["phone"], name="case_phone"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("tier__gte", 1), ("tier__lte", 5)), name="tier_is_1_to_5"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("read_at__isnull", True), ("read_by__isnull", False), _connector="OR"
                                ),
                                name="read_has_a_reader",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("received", "registro recibido"),
                                    ("read", "leído por una persona"),
                                    ("state", "cambio de estado"),
                                    ("triage", "orden de atención"),
                                    ("message", "mensaje"),
                                    ("call", "llamada"),
                                    ("visit", "visita"),
                                    ("note", "nota"),
                                    ("decision", "decisión"),
                                    ("correction", "corrección"),
                                    ("document", "documento"),
                                ],
                                max_length=12,
                                verbose_name="clase",
                            ),
                        ),
                        ("code", models.CharField(max_length=40)),
                        ("values", models.JSONField(blank=True, default=dict)),
                        ("note", models.TextField(blank=True, verbose_name="nota")),
                        (
                            "actor",
                            models.CharField(
                                choices=[
                                    ("household", "la familia"),
                                    ("officer", "un funcionario"),
                                    ("system", "el sistema"),
                                ],
                                max_length=10,
                                verbose_name="quién",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="cuándo")),
                        ("is_public", models.BooleanField(default=False)),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="events", to="cases.case"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "suceso",
                        "verbose_name_plural": "sucesos",
                        "ordering": ["at", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="65b17c5dc231aae95e4a5d286bcd92a634f3ebd3",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_320b9",
                                    table="cases_caseevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "reference",
                            models.CharField(
                                default=repatriation.common.references.new_reference,
                                max_length=11,
                                verbose_name="número de registro",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("stranded", "varado"), ("detained", "detenido"), ("returnee", "retornado")],
                                max_length=10,
                                verbose_name="clase",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "recibido"),
                                    ("verified", "verificado"),
                                    ("waiting", "en lista de espera"),
                                    ("offered", "con oferta de asiento"),
                                    ("confirmed", "asiento aceptado"),
                                    ("boarded", "embarcado"),
                                    ("returned", "retornado"),
                                    ("withdrawn", "retirado"),
                                    ("ineligible", "no corresponde"),
                                    ("own_means", "retornó por sus medios"),
                                    ("merged", "unido a otro registro"),
                                    ("lapsed", "cerrado sin respuesta"),
                                    ("reported", "reportado"),
                                    ("located", "ubicado"),
                                    ("not_found", "no ubicado"),
                                    ("acknowledged", "reconocido por la autoridad"),
                                    ("assisted", "asistido"),
                                    ("released", "liberado"),
                                    ("removed", "expulsado del territorio"),
                                    ("expected", "esperado"),
                                    ("arrived", "llegó"),
                                    ("assessed", "evaluado"),
                                    ("supported", "con apoyo"),
                                    ("closed", "cerrado"),
                                ],
                                max_length=14,
                                verbose_name="estado",
                            ),
                        ),
                        ("state_since", models.DateTimeField(verbose_name="estado desde")),
                        ("registered_at", models.DateTimeField(verbose_name="registrado el")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("household", "la propia familia"),
                                    ("relative", "un familiar"),
                                    ("officer", "un funcionario"),
                                    ("import", "una lista importada"),
                                ],
                                default="household",
                                max_length=10,
                                verbose_name="cómo llegó",
                            ),
                        ),
                        ("draft_token", models.UUIDField(editable=False, null=True)),
                        (
                            "secret",
                            repatriation.common.fields.EncryptedTextField(
                                column="case.secret", default=repatriation.common.references.new_secret, editable=False
                            ),
                        ),
                        ("secret_index", repatriation.common.fields.BlindIndexField(source="secret")),
                        ("country", django_countries.fields.CountryField(max_length=2, verbose_name="país")),
                        ("subdivision", models.CharField(blank=True, max_length=6, verbose_name="estado o región")),
                        ("city", models.CharField(blank=True, max_length=80, verbose_name="ciudad")),
                        (
                            "address",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="case.address", verbose_name="dirección"
                            ),
                        ),
                        ("contact_name", models.CharField(max_length=200, verbose_name="persona de contacto")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="correo")),
                        (
                            "phone",
                            phonenumber_field.modelfields.PhoneNumberField(
                                blank=True, max_length=128, region=None, verbose_name="teléfono"
                            ),
                        ),
                        ("language", models.CharField(default="es", max_length=5, verbose_name="idioma")),
                        ("tier", models.PositiveSmallIntegerField(default=5, verbose_name="grupo")),
                        ("counts_from", models.DateField(verbose_name="espera desde")),
                        ("tie_break", models.PositiveIntegerField(default=0, editable=False)),
                        ("factors", models.JSONField(default=list, editable=False)),
                        ("rules_version", models.CharField(blank=True, editable=False, max_length=20)),
                        ("recheck_on", models.DateField(default=datetime.date(1, 1, 1), editable=False, null=True)),
                        ("in_danger", models.BooleanField(default=False, verbose_name="en peligro")),
                        (
                            "danger_reason",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="case.danger_reason", verbose_name="motivo del peligro"
                            ),
                        ),
                        ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="leído el")),
                        (
                            "continues",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.case",
                                verbose_name="continúa",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="consulates.consularoffice",
                                verbose_name="oficina",
                            ),
                        ),
                        (
                            "officer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="funcionario",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.case",
                            ),
                        ),
                        (
                            "read_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "call_hours",
                            models.CharField(
                                choices=[
                                    ("any", "a cualquier hora del día"),
                                    ("morning", "por la mañana"),
                                    ("afternoon", "por la tarde"),
                                    ("evening", "por la noche, hasta las 9"),
                                ],
                                default="any",
                                max_length=10,
                                verbose_name="cuándo llamar",
                            ),
                        ),
                        ("uses_whatsapp", models.BooleanField(default=False, verbose_name="usa WhatsApp")),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="81390c1f956b512da9abead14717d653b632e133",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_40a51",
                                    table="cases_casehistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "relation",
                            models.CharField(
                                choices=[
                                    ("self", "titular"),
                                    ("spouse", "cónyuge o conviviente"),
                                    ("child", "hija o hijo"),
                                    ("parent", "madre o padre"),
                                    ("sibling", "hermana o hermano"),
                                    ("other", "otro familiar o acompañante"),
                                ],
                                default="self",
                                max_length=10,
                                verbose_name="relación",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=1)),
                        ("needs_wheelchair", models.BooleanField(default=False, verbose_name="silla de ruedas")),
                        ("needs_stretcher", models.BooleanField(default=False, verbose_name="camilla u oxígeno")),
                        (
                            "pregnancy_weeks",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="semanas de embarazo"),
                        ),
                        ("medicine_until", models.DateField(blank=True, null=True, verbose_name="medicina hasta")),
                        ("has_disability", models.BooleanField(default=False, verbose_name="discapacidad")),
                        ("suffered_violence", models.BooleanField(default=False, verbose_name="víctima de violencia")),
                        (
                            "danger_to_life",
                            models.BooleanField(default=False, verbose_name="peligro para la vida o la salud ahora"),
                        ),
                        (
                            "health_note",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="member.health_note", verbose_name="nota de salud"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="members", to="cases.case"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="cases.person",
                            ),
                        ),
                        (
                            "is_alone",
                            models.BooleanField(default=False, verbose_name="menor de edad sin un adulto que le cuide"),
                        ),
                        ("is_sole_adult", models.BooleanField(default=False, verbose_name="único adulto a cargo")),
                    ],
                    options={
                        "verbose_name": "integrante",
                        "verbose_name_plural": "integrantes",
                        "ordering": ["case", "position", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_casememberhistory" ("case_id", "danger_to_life", "has_disability", "health_note", "id", "is_alone", "is_sole_adult", "medicine_until", "needs_stretcher", "needs_wheelchair", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "pregnancy_weeks", "relation", "suffered_violence") SELECT new_values."case_id", new_values."danger_to_life", new_values."has_disability", new_values."health_note", new_values."id", new_values."is_alone", new_values."is_sole_adult", new_values."medicine_until", new_values."needs_stretcher", new_values."needs_wheelchair", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."pregnancy_weeks", new_values."relation", new_values."suffered_violence" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="84fb39c012abc60d4f9c4b81d179a2312323fe8a",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_a436c",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_casemember",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_casememberhistory" ("case_id", "danger_to_life", "has_disability", "health_note", "id", "is_alone", "is_sole_adult", "medicine_until", "needs_stretcher", "needs_wheelchair", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "pregnancy_weeks", "relation", "suffered_violence") SELECT new_values."case_id", new_values."danger_to_life", new_values."has_disability", new_values."health_note", new_values."id", new_values."is_alone", new_values."is_sole_adult", new_values."medicine_until", new_values."needs_stretcher", new_values."needs_wheelchair", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."pregnancy_weeks", new_values."relation", new_values."suffered_violence" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7e8b74cfd6d0349f94d250096e7113e7cf6ad156",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_8d863",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_casemember",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_casememberhistory" ("case_id", "danger_to_life", "has_disability", "health_note", "id", "is_alone", "is_sole_adult", "medicine_until", "needs_stretcher", "needs_wheelchair", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "pregnancy_weeks", "relation", "suffered_violence") SELECT old_values."case_id", old_values."danger_to_life", old_values."has_disability", old_values."health_note", old_values."id", old_values."is_alone", old_values."is_sole_adult", old_values."medicine_until", old_values."needs_stretcher", old_values."needs_wheelchair", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."pregnancy_weeks", old_values."relation", old_values."suffered_violence" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="79b01745b2e141090b9437eb9164e2135519dbb5",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_177a4",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_casemember",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "person"), name="person_once_in_a_case"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("pregnancy_weeks__isnull", True),
                                    models.Q(("pregnancy_weeks__gte", 1), ("pregnancy_weeks__lte", 45)),
                                    _connector="OR",
                                ),
                                name="pregnancy_weeks_are_possible",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseMemberHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "relation",
                            models.CharField(
                                choices=[
                                    ("self", "titular"),
                                    ("spouse", "cónyuge o conviviente"),
                                    ("child", "hija o hijo"),
                                    ("parent", "madre o padre"),
                                    ("sibling", "hermana o hermano"),
                                    ("other", "otro familiar o acompañante"),
                                ],
                                default="self",
                                max_length=10,
                                verbose_name="relación",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=1)),
                        ("needs_wheelchair", models.BooleanField(default=False, verbose_name="silla de ruedas")),
                        ("needs_stretcher", models.BooleanField(default=False, verbose_name="camilla u oxígeno")),
                        (
                            "pregnancy_weeks",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="semanas de embarazo"),
                        ),
                        ("medicine_until", models.DateField(blank=True, null=True, verbose_name="medicina hasta")),
                        ("has_disability", models.BooleanField(default=False, verbose_name="discapacidad")),
                        ("suffered_violence", models.BooleanField(default=False, verbose_name="víctima de violencia")),
                        (
                            "danger_to_life",
                            models.BooleanField(default=False, verbose_name="peligro para la vida o la salud ahora"),
                        ),
                        (
                            "health_note",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="member.health_note", verbose_name="nota de salud"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.casemember",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.person",
                            ),
                        ),
                        (
                            "is_alone",
                            models.BooleanField(default=False, verbose_name="menor de edad sin un adulto que le cuide"),
                        ),
                        ("is_sole_adult", models.BooleanField(default=False, verbose_name="único adulto a cargo")),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="333795502eb6617e99e29d0996e2c84640faaf5e",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_979b9",
                                    table="cases_casememberhistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseMove",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("action", models.CharField(max_length=20)),
                        ("source", models.CharField(max_length=14)),
                        ("target", models.CharField(max_length=14)),
                        ("at", models.DateTimeField()),
                        ("reason", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "thing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="cases.case"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "id"],
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="1059bcabb5c98ed58e14f4b402c173ffda375de3",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_57fa9",
                                    table="cases_casemove",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Consent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("return", "usar los datos para organizar este retorno"),
                                    ("counterpart", "compartirlos con el otro Estado y el transportista"),
                                    ("agencies", "compartirlos con las entidades de apoyo al volver"),
                                    ("relative", "informar al familiar indicado"),
                                ],
                                max_length=12,
                                verbose_name="para qué",
                            ),
                        ),
                        ("text_version", models.CharField(max_length=20, verbose_name="versión del texto")),
                        ("given_at", models.DateTimeField(verbose_name="dado el")),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="retirado el")),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="consulates.agency",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="cases.case"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "consentimiento",
                        "verbose_name_plural": "consentimientos",
                        "ordering": ["case", "purpose", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_consenthistory" ("agency_id", "case_id", "given_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "text_version", "withdrawn_at") SELECT new_values."agency_id", new_values."case_id", new_values."given_at", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."purpose", new_values."text_version", new_values."withdrawn_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="6888ef39be4fd6a42adc7473ab6caaace69133fb",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_d4098",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_consent",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_consenthistory" ("agency_id", "case_id", "given_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "text_version", "withdrawn_at") SELECT new_values."agency_id", new_values."case_id", new_values."given_at", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."purpose", new_values."text_version", new_values."withdrawn_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="dbbe7458d4b380d89a57abcebcd6b5d327c46379",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_8a7aa",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_consent",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_consenthistory" ("agency_id", "case_id", "given_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "text_version", "withdrawn_at") SELECT old_values."agency_id", old_values."case_id", old_values."given_at", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."purpose", old_values."text_version", old_values."withdrawn_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5da0fc1a337f89107cbd04a68c2d4fa56c681c8c",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_af72a",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_consent",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("case", "purpose", "agency"),
                                name="one_live_consent_for_a_purpose",
                                nulls_distinct=False,
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsentHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("return", "usar los datos para organizar este retorno"),
                                    ("counterpart", "compartirlos con el otro Estado y el transportista"),
                                    ("agencies", "compartirlos con las entidades de apoyo al volver"),
                                    ("relative", "informar al familiar indicado"),
                                ],
                                max_length=12,
                                verbose_name="para qué",
                            ),
                        ),
                        ("text_version", models.CharField(max_length=20, verbose_name="versión del texto")),
                        ("given_at", models.DateTimeField(verbose_name="dado el")),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="retirado el")),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="consulates.agency",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.consent",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="dac841732cc880fd426d67d0e0bd26479f1cfb17",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_43cce",
                                    table="cases_consenthistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsularVisit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("requested", "pedida"),
                                    ("scheduled", "programada"),
                                    ("done", "realizada"),
                                    ("refused", "negada"),
                                    ("cancelled", "cancelada"),
                                ],
                                default="requested",
                                max_length=14,
                                verbose_name="estado",
                            ),
                        ),
                        ("state_since", models.DateTimeField()),
                        ("requested_at", models.DateTimeField(verbose_name="pedida el")),
                        ("scheduled_for", models.DateTimeField(blank=True, null=True, verbose_name="programada para")),
                        (
                            "findings",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="visit.findings", verbose_name="hallazgos"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="visits", to="cases.case"
                            ),
                        ),
                        (
                            "requested_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "detention",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="visits", to="cases.detention"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "visita consular",
                        "verbose_name_plural": "visitas consulares",
                        "ordering": ["-requested_at", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="guarded_states",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."state", \'/\', NEW."state") = ANY(\'{requested/cancelled,requested/done,requested/refused,requested/scheduled,scheduled/cancelled,scheduled/done,scheduled/refused}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="3fba34400ad7f8a8c1612d5ec2a77185385a5ef3",
                                    operation="UPDATE",
                                    pgid="pgtrigger_guarded_states_4cbbe",
                                    table="cases_consularvisit",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_consularvisithistory" ("case_id", "detention_id", "findings", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_at", "requested_by_id", "scheduled_for", "state", "state_since") SELECT new_values."case_id", new_values."detention_id", new_values."findings", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."requested_at", new_values."requested_by_id", new_values."scheduled_for", new_values."state", new_values."state_since" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7d2dd1a31f982f8db3a22a69c589bd6a4a64c482",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_71301",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_consularvisit",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_consularvisithistory" ("case_id", "detention_id", "findings", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_at", "requested_by_id", "scheduled_for", "state", "state_since") SELECT new_values."case_id", new_values."detention_id", new_values."findings", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."requested_at", new_values."requested_by_id", new_values."scheduled_for", new_values."state", new_values."state_since" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="db97a7215809f21a6c10d1282e81dd4610d8802d",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_87fb1",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_consularvisit",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_consularvisithistory" ("case_id", "detention_id", "findings", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_at", "requested_by_id", "scheduled_for", "state", "state_since") SELECT old_values."case_id", old_values."detention_id", old_values."findings", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."requested_at", old_values."requested_by_id", old_values."scheduled_for", old_values."state", old_values."state_since" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="24593e36517a5bf27c94954fadaf195d7b6785c5",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_01de6",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_consularvisit",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsularVisitHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("requested", "pedida"),
                                    ("scheduled", "programada"),
                                    ("done", "realizada"),
                                    ("refused", "negada"),
                                    ("cancelled", "cancelada"),
                                ],
                                default="requested",
                                max_length=14,
                                verbose_name="estado",
                            ),
                        ),
                        ("state_since", models.DateTimeField()),
                        ("requested_at", models.DateTimeField(verbose_name="pedida el")),
                        ("scheduled_for", models.DateTimeField(blank=True, null=True, verbose_name="programada para")),
                        (
                            "findings",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="visit.findings", verbose_name="hallazgos"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.consularvisit",
                            ),
                        ),
                        (
                            "requested_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "detention",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.detention",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="070c65842db0175a9c2148d405c8fe7392762c13",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_c8b3b",
                                    table="cases_consularvisithistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Detention",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("authority", models.CharField(blank=True, max_length=120, verbose_name="autoridad")),
                        (
                            "alien_number",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="detention.alien_number", verbose_name="número de extranjero"
                            ),
                        ),
                        (
                            "alien_number_index",
                            repatriation.common.fields.BlindIndexField(db_index=True, source="alien_number"),
                        ),
                        ("detained_since", models.DateField(verbose_name="detenido desde")),
                        ("notified_by", models.CharField(max_length=120, verbose_name="quién avisó")),
                        ("notified_at", models.DateTimeField(verbose_name="avisado el")),
                        ("wants_contact", models.BooleanField(default=True, verbose_name="quiere contacto consular")),
                        ("seeks_asylum", models.BooleanField(default=False, verbose_name="pide asilo")),
                        ("located_at", models.DateTimeField(blank=True, null=True, verbose_name="ubicado el")),
                        ("removal_on", models.DateField(blank=True, null=True, verbose_name="fecha de expulsión")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="fin")),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="detention", to="cases.case"
                            ),
                        ),
                        (
                            "facility",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="detentions",
                                to="consulates.detentionfacility",
                                verbose_name="centro",
                            ),
                        ),
                        (
                            "children_at_risk",
                            models.BooleanField(default=False, verbose_name="se quedaron solos o en peligro"),
                        ),
                        (
                            "children_left",
                            models.PositiveSmallIntegerField(default=0, verbose_name="niñas y niños que se quedaron"),
                        ),
                    ],
                    options={
                        "verbose_name": "detención",
                        "verbose_name_plural": "detenciones",
                        "ordering": ["-notified_at", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_detentionhistory" ("alien_number", "alien_number_index", "authority", "case_id", "children_at_risk", "children_left", "detained_since", "ended_on", "facility_id", "id", "located_at", "notified_at", "notified_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removal_on", "seeks_asylum", "wants_contact") SELECT new_values."alien_number", new_values."alien_number_index", new_values."authority", new_values."case_id", new_values."children_at_risk", new_values."children_left", new_values."detained_since", new_values."ended_on", new_values."facility_id", new_values."id", new_values."located_at", new_values."notified_at", new_values."notified_by", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."removal_on", new_values."seeks_asylum", new_values."wants_contact" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="17f16caad18e50fe0da2db4bcd0ecaf3904e76fe",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_8ddd4",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_detention",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_detentionhistory" ("alien_number", "alien_number_index", "authority", "case_id", "children_at_risk", "children_left", "detained_since", "ended_on", "facility_id", "id", "located_at", "notified_at", "notified_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removal_on", "seeks_asylum", "wants_contact") SELECT new_values."alien_number", new_values."alien_number_index", new_values."authority", new_values."case_id", new_values."children_at_risk", new_values."children_left", new_values."detained_since", new_values."ended_on", new_values."facility_id", new_values."id", new_values."located_at", new_values."notified_at", new_values."notified_by", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."removal_on", new_values."seeks_asylum", new_values."wants_contact" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="375246f2de9a77c11333ee8bd98ab0cdb68b35ff",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_cf211",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_detention",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_detentionhistory" ("alien_number", "alien_number_index", "authority", "case_id", "children_at_risk", "children_left", "detained_since", "ended_on", "facility_id", "id", "located_at", "notified_at", "notified_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removal_on", "seeks_asylum", "wants_contact") SELECT old_values."alien_number", old_values."alien_number_index", old_values."authority", old_values."case_id", old_values."children_at_risk", old_values."children_left", old_values."detained_since", old_values."ended_on", old_values."facility_id", old_values."id", old_values."located_at", old_values."notified_at", old_values."notified_by", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."removal_on", old_values."seeks_asylum", old_values."wants_contact" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0dad4f6f9c32cfb03a6171a77f5ac5f000394d09",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_db2d8",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_detention",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("detained_since")),
                                    _connector="OR",
                                ),
                                name="detention_ends_after_it_began",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DetentionHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("authority", models.CharField(blank=True, max_length=120, verbose_name="autoridad")),
                        (
                            "alien_number",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="detention.alien_number", verbose_name="número de extranjero"
                            ),
                        ),
                        ("alien_number_index", repatriation.common.fields.BlindIndexField(source="alien_number")),
                        ("detained_since", models.DateField(verbose_name="detenido desde")),
                        ("notified_by", models.CharField(max_length=120, verbose_name="quién avisó")),
                        ("notified_at", models.DateTimeField(verbose_name="avisado el")),
                        ("wants_contact", models.BooleanField(default=True, verbose_name="quiere contacto consular")),
                        ("seeks_asylum", models.BooleanField(default=False, verbose_name="pide asilo")),
                        ("located_at", models.DateTimeField(blank=True, null=True, verbose_name="ubicado el")),
                        ("removal_on", models.DateField(blank=True, null=True, verbose_name="fecha de expulsión")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="fin")),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "facility",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="consulates.detentionfacility",
                                verbose_name="centro",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.detention",
                            ),
                        ),
                        (
                            "children_at_risk",
                            models.BooleanField(default=False, verbose_name="se quedaron solos o en peligro"),
                        ),
                        (
                            "children_left",
                            models.PositiveSmallIntegerField(default=0, verbose_name="niñas y niños que se quedaron"),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="a6d91076466d2fc9da3cc67e47bc079c64156e69",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_ad8e3",
                                    table="cases_detentionhistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuplicateCandidate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "por decidir"),
                                    ("same", "la misma persona"),
                                    ("different", "personas distintas"),
                                ],
                                default="open",
                                max_length=14,
                                verbose_name="estado",
                            ),
                        ),
                        ("state_since", models.DateTimeField(verbose_name="estado desde")),
                        ("found_at", models.DateTimeField(verbose_name="encontrado el")),
                        ("put_off_until", models.DateTimeField(blank=True, null=True, verbose_name="aplazado hasta")),
                        ("bits", models.FloatField(verbose_name="evidencia")),
                        ("posterior", models.FloatField(verbose_name="probabilidad")),
                        ("evidence", models.JSONField(default=list)),
                        ("rules_version", models.CharField(max_length=20)),
                        (
                            "first",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="cases.person",
                                verbose_name="una persona",
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="cases.person",
                                verbose_name="otra persona",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "posible duplicado",
                        "verbose_name_plural": "posibles duplicados",
                        "ordering": ["-posterior", "-bits", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="guarded_states",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."state", \'/\', NEW."state") = ANY(\'{different/open,open/different,open/same,same/open}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="db516e2f0d4ccfa964a13be6ea35ae29a37104cc",
                                    operation="UPDATE",
                                    pgid="pgtrigger_guarded_states_87991",
                                    table="cases_duplicatecandidate",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_duplicatecandidatehistory" ("bits", "evidence", "first_id", "found_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posterior", "put_off_until", "rules_version", "second_id", "state", "state_since") SELECT new_values."bits", new_values."evidence", new_values."first_id", new_values."found_at", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."posterior", new_values."put_off_until", new_values."rules_version", new_values."second_id", new_values."state", new_values."state_since" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="021c624971ac8d9ba35b34e03526fe083a272669",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_d9206",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_duplicatecandidate",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_duplicatecandidatehistory" ("bits", "evidence", "first_id", "found_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posterior", "put_off_until", "rules_version", "second_id", "state", "state_since") SELECT new_values."bits", new_values."evidence", new_values."first_id", new_values."found_at", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."posterior", new_values."put_off_until", new_values."rules_version", new_values."second_id", new_values."state", new_values."state_since" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b41d58e424ef8df109474f27b8e63b639c48a157",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_108ae",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_duplicatecandidate",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_duplicatecandidatehistory" ("bits", "evidence", "first_id", "found_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posterior", "put_off_until", "rules_version", "second_id", "state", "state_since") SELECT old_values."bits", old_values."evidence", old_values."first_id", old_values."found_at", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."posterior", old_values."put_off_until", old_values."rules_version", old_values."second_id", old_values."state", old_values."state_since" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b539a055884fb32ce717ec658081b839fc861f57",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_8de7f",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_duplicatecandidate",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("posterior"), descending=True),
                                models.OrderBy(models.F("bits"), descending=True),
                                models.F("id"),
                                condition=models.Q(("state", "open")),
                                name="pair_likely",
                            ),
                            models.Index(
                                condition=models.Q(("state", "open")), fields=["found_at", "id"], name="pair_oldest"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("first", "second"), name="pair_once"),
                            models.CheckConstraint(
                                condition=models.Q(("first__lt", models.F("second"))), name="pair_in_order"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuplicateCandidateHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "por decidir"),
                                    ("same", "la misma persona"),
                                    ("different", "personas distintas"),
                                ],
                                default="open",
                                max_length=14,
                                verbose_name="estado",
                            ),
                        ),
                        ("state_since", models.DateTimeField(verbose_name="estado desde")),
                        ("found_at", models.DateTimeField(verbose_name="encontrado el")),
                        ("put_off_until", models.DateTimeField(blank=True, null=True, verbose_name="aplazado hasta")),
                        ("bits", models.FloatField(verbose_name="evidencia")),
                        ("posterior", models.FloatField(verbose_name="probabilidad")),
                        ("evidence", models.JSONField(default=list)),
                        ("rules_version", models.CharField(max_length=20)),
                        (
                            "first",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.person",
                                verbose_name="una persona",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.duplicatecandidate",
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.person",
                                verbose_name="otra persona",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="1e2eedab13e8578798eecec173428072cfe0d797",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_168c8",
                                    table="cases_duplicatecandidatehistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuplicateMove",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("action", models.CharField(max_length=20)),
                        ("source", models.CharField(max_length=14)),
                        ("target", models.CharField(max_length=14)),
                        ("at", models.DateTimeField()),
                        ("reason", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "thing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="moves",
                                to="cases.duplicatecandidate",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "id"],
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="ade851bafb073c2ffaac429a6ea0af0a8a9de81f",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_a0ddc",
                                    table="cases_duplicatemove",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUp",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "clock",
                            models.CharField(
                                choices=[
                                    ("tier_one", "atender grupo 1"),
                                    ("triage", "leer y verificar"),
                                    ("authority", "preguntar a la autoridad"),
                                    ("visit", "primera visita"),
                                    ("referral", "respuesta de la entidad"),
                                    ("still_in_need", "¿todavía necesita ayuda?"),
                                    ("document", "ver los documentos nuevos"),
                                    ("report", "leer el aviso de un familiar"),
                                    ("children", "ver que alguien cuida a las niñas y niños que se quedaron"),
                                    ("review", "revisar lo que pide la familia"),
                                    ("note", "seguimiento"),
                                ],
                                max_length=16,
                                verbose_name="plazo",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="nota")),
                        ("opened_at", models.DateTimeField(verbose_name="abierto el")),
                        ("due_at", models.DateTimeField(verbose_name="vence el")),
                        ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="cumplido el")),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="follow_ups", to="cases.case"
                            ),
                        ),
                        (
                            "done_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "plazo",
                        "verbose_name_plural": "plazos",
                        "ordering": ["due_at", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_followuphistory" ("case_id", "clock", "done_at", "done_by_id", "due_at", "id", "note", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."case_id", new_values."clock", new_values."done_at", new_values."done_by_id", new_values."due_at", new_values."id", new_values."note", new_values."opened_at", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d157651d9215a1a8796af1b580791d09f93b2f2d",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_52e06",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_followup",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_followuphistory" ("case_id", "clock", "done_at", "done_by_id", "due_at", "id", "note", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."case_id", new_values."clock", new_values."done_at", new_values."done_by_id", new_values."due_at", new_values."id", new_values."note", new_values."opened_at", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="6dea8b92d123d22b743f8b6ba4feacf0bed7df8f",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_c0edd",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_followup",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_followuphistory" ("case_id", "clock", "done_at", "done_by_id", "due_at", "id", "note", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."case_id", old_values."clock", old_values."done_at", old_values."done_by_id", old_values."due_at", old_values."id", old_values."note", old_values."opened_at", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="883d6e4776930e1c72e1196b995ae5dd579ba899",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_c0217",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_followup",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("done_at__isnull", True)),
                                fields=["due_at", "id"],
                                name="follow_up_due",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("done_at__isnull", True), models.Q(("clock", "note"), _negated=True)
                                ),
                                fields=("case", "clock"),
                                name="one_open_clock_of_a_kind",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUpHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "clock",
                            models.CharField(
                                choices=[
                                    ("tier_one", "atender grupo 1"),
                                    ("triage", "leer y verificar"),
                                    ("authority", "preguntar a la autoridad"),
                                    ("visit", "primera visita"),
                                    ("referral", "respuesta de la entidad"),
                                    ("still_in_need", "¿todavía necesita ayuda?"),
                                    ("document", "ver los documentos nuevos"),
                                    ("report", "leer el aviso de un familiar"),
                                    ("children", "ver que alguien cuida a las niñas y niños que se quedaron"),
                                    ("review", "revisar lo que pide la familia"),
                                    ("note", "seguimiento"),
                                ],
                                max_length=16,
                                verbose_name="plazo",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="nota")),
                        ("opened_at", models.DateTimeField(verbose_name="abierto el")),
                        ("due_at", models.DateTimeField(verbose_name="vence el")),
                        ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="cumplido el")),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "done_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.followup",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="a54e7bbb0671da8ef27e219e5564d9742acec362",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_f5df1",
                                    table="cases_followuphistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HelpDraft",
                    fields=[
                        ("token", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "form",
                            models.CharField(
                                choices=[("relative", "un familiar detenido"), ("support", "apoyo al volver")],
                                max_length=10,
                            ),
                        ),
                        (
                            "answers",
                            repatriation.common.fields.EncryptedTextField(blank=True, column="help_draft.answers"),
                        ),
                        ("language", models.CharField(default="es", max_length=5)),
                        ("started_at", models.DateTimeField()),
                        ("saved_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("sent_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "verbose_name": "borrador de un pedido",
                        "verbose_name_plural": "borradores de pedidos",
                    },
                ),
                migrations.CreateModel(
                    name="IdentityDocument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("passport", "pasaporte"),
                                    ("national_id", "DNI"),
                                    ("consular_card", "tarjeta consular"),
                                    ("birth_record", "partida de nacimiento"),
                                    ("travel_certificate", "salvoconducto"),
                                ],
                                max_length=20,
                                verbose_name="clase",
                            ),
                        ),
                        (
                            "number",
                            repatriation.common.fields.EncryptedTextField(
                                column="document.number", verbose_name="número"
                            ),
                        ),
                        ("number_index", repatriation.common.fields.BlindIndexField(db_index=True, source="number")),
                        ("country", django_countries.fields.CountryField(max_length=2, verbose_name="país")),
                        ("expires_on", models.DateField(blank=True, null=True, verbose_name="vence")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="documents", to="cases.person"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "documento de identidad",
                        "verbose_name_plural": "documentos de identidad",
                        "ordering": ["id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_identitydocumenthistory" ("country", "expires_on", "id", "kind", "number", "number_index", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."country", new_values."expires_on", new_values."id", new_values."kind", new_values."number", new_values."number_index", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="784ae109bb06464b07e54f56c33319989ab3ac3a",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_ae05b",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_identitydocument",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_identitydocumenthistory" ("country", "expires_on", "id", "kind", "number", "number_index", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."country", new_values."expires_on", new_values."id", new_values."kind", new_values."number", new_values."number_index", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="45a16e363babd6b07de417a7906e09d0a7438b9c",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_fe0d7",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_identitydocument",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_identitydocumenthistory" ("country", "expires_on", "id", "kind", "number", "number_index", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."country", old_values."expires_on", old_values."id", old_values."kind", old_values."number", old_values."number_index", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="fded99d988d6adaf5432765080e5c26c7aa005b2",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_f7c26",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_identitydocument",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="notes_new_document",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\nINSERT INTO cases_personchange (person_id, needs_keys, was) SELECT p.id, true, jsonb_build_array(p.given_names, p.paternal_surname, p.maternal_surname, p.born_on) FROM cases_person p WHERE p.id IN (SELECT person_id FROM new_rows) ORDER BY p.id\nON CONFLICT (person_id) DO UPDATE SET needs_keys = true,\n    was = CASE WHEN cases_personchange.needs_keys THEN cases_personchange.was ELSE EXCLUDED.was END;\nRETURN NULL;\n",
                                    hash="00f60565292643c0e82c32efe9ac3310f0d797c8",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_notes_new_document_89454",
                                    referencing="REFERENCING NEW TABLE AS new_rows ",
                                    table="cases_identitydocument",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="notes_changed_document",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\nINSERT INTO cases_personchange (person_id, needs_keys, was) SELECT p.id, true, jsonb_build_array(p.given_names, p.paternal_surname, p.maternal_surname, p.born_on) FROM cases_person p WHERE p.id IN (SELECT unnest(ARRAY[n.person_id, o.person_id]) FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE (n.number_index, n.kind, n.person_id) IS DISTINCT FROM (o.number_index, o.kind, o.person_id)) ORDER BY p.id\nON CONFLICT (person_id) DO UPDATE SET needs_keys = true,\n    was = CASE WHEN cases_personchange.needs_keys THEN cases_personchange.was ELSE EXCLUDED.was END;\nRETURN NULL;\n",
                                    hash="5063d42c8f9772fde05e07280b53bc06968d9fe4",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_notes_changed_document_f332f",
                                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                                    table="cases_identitydocument",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="notes_gone_document",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\nINSERT INTO cases_personchange (person_id, needs_keys, was) SELECT p.id, true, jsonb_build_array(p.given_names, p.paternal_surname, p.maternal_surname, p.born_on) FROM cases_person p WHERE p.id IN (SELECT person_id FROM old_rows) ORDER BY p.id\nON CONFLICT (person_id) DO UPDATE SET needs_keys = true,\n    was = CASE WHEN cases_personchange.needs_keys THEN cases_personchange.was ELSE EXCLUDED.was END;\nRETURN NULL;\n",
                                    hash="27f5ce37eaebde111cddc24528847b2146326407",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_notes_gone_document_a0095",
                                    referencing="REFERENCING OLD TABLE AS old_rows ",
                                    table="cases_identitydocument",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IdentityDocumentHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("passport", "pasaporte"),
                                    ("national_id", "DNI"),
                                    ("consular_card", "tarjeta consular"),
                                    ("birth_record", "partida de nacimiento"),
                                    ("travel_certificate", "salvoconducto"),
                                ],
                                max_length=20,
                                verbose_name="clase",
                            ),
                        ),
                        (
                            "number",
                            repatriation.common.fields.EncryptedTextField(
                                column="document.number", verbose_name="número"
                            ),
                        ),
                        ("number_index", repatriation.common.fields.BlindIndexField(source="number")),
                        ("country", django_countries.fields.CountryField(max_length=2, verbose_name="país")),
                        ("expires_on", models.DateField(blank=True, null=True, verbose_name="vence")),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.identitydocument",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.person",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="6946aca7bbe69cac602426d9291881060e710e00",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_00e5a",
                                    table="cases_identitydocumenthistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportedRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fingerprint", models.CharField(max_length=64, unique=True)),
                        ("file_name", models.CharField(max_length=200)),
                        ("row_number", models.PositiveIntegerField()),
                        ("at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="imported_rows",
                                to="cases.case",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "fila importada",
                        "verbose_name_plural": "filas importadas",
                        "ordering": ["id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_importedrowhistory" ("at", "case_id", "file_name", "fingerprint", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_number") SELECT new_values."at", new_values."case_id", new_values."file_name", new_values."fingerprint", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."row_number" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="78cddf08a029ac8bc272109ae408cd571b6217ce",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_7995a",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_importedrow",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_importedrowhistory" ("at", "case_id", "file_name", "fingerprint", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_number") SELECT new_values."at", new_values."case_id", new_values."file_name", new_values."fingerprint", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."row_number" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="4d016b3541cc8abd59030f6a96efde14031752fe",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_95790",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_importedrow",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_importedrowhistory" ("at", "case_id", "file_name", "fingerprint", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_number") SELECT old_values."at", old_values."case_id", old_values."file_name", old_values."fingerprint", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."row_number" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="64bea41c2cbe445acae75a2e94c1beb1c8edbff3",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_ca6c6",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_importedrow",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportedRowHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("fingerprint", models.CharField(max_length=64)),
                        ("file_name", models.CharField(max_length=200)),
                        ("row_number", models.PositiveIntegerField()),
                        ("at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.importedrow",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="7b8bf34f46160abc8d11be0ccabc082ba0575f80",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_4e782",
                                    table="cases_importedrowhistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MatchKey",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "key", "person_id", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("key", models.IntegerField()),
                        ("person_id", models.IntegerField()),
                    ],
                    options={
                        "verbose_name": "clave de búsqueda",
                        "verbose_name_plural": "claves de búsqueda",
                        "ordering": ["key", "person_id"],
                        "indexes": [models.Index(fields=["person_id"], name="match_key_person")],
                    },
                ),
                migrations.CreateModel(
                    name="MergeMove",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("action", models.CharField(max_length=20)),
                        ("source", models.CharField(max_length=14)),
                        ("target", models.CharField(max_length=14)),
                        ("at", models.DateTimeField()),
                        ("reason", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "thing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="moves",
                                to="cases.personmerge",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "id"],
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="8e6a7163125aad3aa3c1b5a750ff7d60cedfc2f3",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_21cf6",
                                    table="cases_mergemove",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Message",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=120, unique=True)),
                        ("kind", models.CharField(max_length=40, verbose_name="clase")),
                        (
                            "channel",
                            models.CharField(
                                choices=[("email", "correo")], default="email", max_length=10, verbose_name="canal"
                            ),
                        ),
                        ("recipient", models.EmailField(max_length=254, verbose_name="destinatario")),
                        ("language", models.CharField(max_length=5, verbose_name="idioma")),
                        ("subject", models.CharField(max_length=200, verbose_name="asunto")),
                        (
                            "body",
                            repatriation.common.fields.EncryptedTextField(column="message.body", verbose_name="texto"),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="escrito el")),
                        (
                            "delivery",
                            models.CharField(
                                choices=[
                                    ("due", "por enviar"),
                                    ("sending", "enviándose"),
                                    ("sent", "enviado"),
                                    ("failed", "no se pudo enviar"),
                                ],
                                default="due",
                                max_length=10,
                                verbose_name="entrega",
                            ),
                        ),
                        ("due_at", models.DateTimeField(verbose_name="por enviar desde")),
                        ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="intentos")),
                        ("attempt", models.UUIDField(editable=False, null=True)),
                        ("lease_until", models.DateTimeField(editable=False, null=True)),
                        ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="enviado el")),
                        ("error", models.CharField(blank=True, max_length=300, verbose_name="problema")),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="messages", to="cases.case"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mensaje",
                        "verbose_name_plural": "mensajes",
                        "ordering": ["-created_at", "-id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_messagehistory" ("attempt", "attempts", "body", "case_id", "channel", "created_at", "delivery", "due_at", "error", "id", "key", "kind", "language", "lease_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "sent_at", "subject") SELECT new_values."attempt", new_values."attempts", new_values."body", new_values."case_id", new_values."channel", new_values."created_at", new_values."delivery", new_values."due_at", new_values."error", new_values."id", new_values."key", new_values."kind", new_values."language", new_values."lease_until", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recipient", new_values."sent_at", new_values."subject" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="a8529cdb821e478f28dfe703609147d436800ebd",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_9d866",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_message",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_messagehistory" ("attempt", "attempts", "body", "case_id", "channel", "created_at", "delivery", "due_at", "error", "id", "key", "kind", "language", "lease_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "sent_at", "subject") SELECT new_values."attempt", new_values."attempts", new_values."body", new_values."case_id", new_values."channel", new_values."created_at", new_values."delivery", new_values."due_at", new_values."error", new_values."id", new_values."key", new_values."kind", new_values."language", new_values."lease_until", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recipient", new_values."sent_at", new_values."subject" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="23797ec36e1f59e2ca42eb7772a9609712fa90eb",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_53057",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_message",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_messagehistory" ("attempt", "attempts", "body", "case_id", "channel", "created_at", "delivery", "due_at", "error", "id", "key", "kind", "language", "lease_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "sent_at", "subject") SELECT old_values."attempt", old_values."attempts", old_values."body", old_values."case_id", old_values."channel", old_values."created_at", old_values."delivery", old_values."due_at", old_values."error", old_values."id", old_values."key", old_values."kind", old_values."language", old_values."lease_until", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recipient", old_values."sent_at", old_values."subject" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="4802c4be7f3487d550310541188ae2807238d1fa",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_640f7",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_message",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("delivery__in", ["due", "sending"])),
                                fields=["due_at", "id"],
                                name="message_due",
                            ),
                            models.Index(
                                condition=models.Q(("delivery", "failed")), fields=["created_at"], name="message_failed"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("recipient__regex", "[,;\\s<>]"), _negated=True),
                                    models.Q(("recipient", ""), _negated=True),
                                ),
                                name="one_recipient",
                                violation_error_message="Un mensaje tiene un solo destinatario.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("delivery", "sent"), _negated=True),
                                    ("sent_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="sent_has_its_moment",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MessageHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("key", models.CharField(max_length=120)),
                        ("kind", models.CharField(max_length=40, verbose_name="clase")),
                        (
                            "channel",
                            models.CharField(
                                choices=[("email", "correo")], default="email", max_length=10, verbose_name="canal"
                            ),
                        ),
                        ("recipient", models.EmailField(max_length=254, verbose_name="destinatario")),
                        ("language", models.CharField(max_length=5, verbose_name="idioma")),
                        ("subject", models.CharField(max_length=200, verbose_name="asunto")),
                        (
                            "body",
                            repatriation.common.fields.EncryptedTextField(column="message.body", verbose_name="texto"),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="escrito el")),
                        (
                            "delivery",
                            models.CharField(
                                choices=[
                                    ("due", "por enviar"),
                                    ("sending", "enviándose"),
                                    ("sent", "enviado"),
                                    ("failed", "no se pudo enviar"),
                                ],
                                default="due",
                                max_length=10,
                                verbose_name="entrega",
                            ),
                        ),
                        ("due_at", models.DateTimeField(verbose_name="por enviar desde")),
                        ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="intentos")),
                        ("attempt", models.UUIDField(editable=False, null=True)),
                        ("lease_until", models.DateTimeField(editable=False, null=True)),
                        ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="enviado el")),
                        ("error", models.CharField(blank=True, max_length=300, verbose_name="problema")),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.message",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="90b8c532eb77ef92e5980102a8affceac3f06643",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_05fc0",
                                    table="cases_messagehistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NamedContact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "named_as",
                            models.CharField(
                                choices=[("emergency", "contacto de emergencia"), ("at_home", "familiar en casa")],
                                max_length=10,
                                verbose_name="para qué",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="nombre")),
                        ("relation", models.CharField(blank=True, max_length=60, verbose_name="relación")),
                        (
                            "phone",
                            phonenumber_field.modelfields.PhoneNumberField(
                                max_length=128, region=None, verbose_name="teléfono"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="named_contacts",
                                to="cases.case",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "persona de confianza",
                        "verbose_name_plural": "personas de confianza",
                        "ordering": ["case", "named_as"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_namedcontacthistory" ("case_id", "id", "name", "named_as", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "relation") SELECT new_values."case_id", new_values."id", new_values."name", new_values."named_as", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."relation" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c27763c339a426cb673ff3b5042ded1ecfb4572e",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_8da33",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_namedcontact",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_namedcontacthistory" ("case_id", "id", "name", "named_as", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "relation") SELECT new_values."case_id", new_values."id", new_values."name", new_values."named_as", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."relation" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="6d5d593650a258a9d94bbd055c7214140e632363",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_097f6",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_namedcontact",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_namedcontacthistory" ("case_id", "id", "name", "named_as", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "relation") SELECT old_values."case_id", old_values."id", old_values."name", old_values."named_as", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone", old_values."relation" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="424b31787b092c3dec2b564a6a05b5637bf33092",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_467f4",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_namedcontact",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "named_as"), name="one_contact_of_a_kind")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NamedContactHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "named_as",
                            models.CharField(
                                choices=[("emergency", "contacto de emergencia"), ("at_home", "familiar en casa")],
                                max_length=10,
                                verbose_name="para qué",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="nombre")),
                        ("relation", models.CharField(blank=True, max_length=60, verbose_name="relación")),
                        (
                            "phone",
                            phonenumber_field.modelfields.PhoneNumberField(
                                max_length=128, region=None, verbose_name="teléfono"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.namedcontact",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="82391feb45906689a92c2f3ab6dad22ea7f279e7",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_17d2e",
                                    table="cases_namedcontacthistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NameFrequency",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("P", "persona"),
                                    ("S", "apellido"),
                                    ("G", "nombre"),
                                    ("D", "fecha de nacimiento"),
                                ],
                                max_length=1,
                            ),
                        ),
                        ("word", models.CharField(max_length=120)),
                        ("sound", models.CharField(blank=True, max_length=120)),
                        ("block", models.CharField(blank=True, max_length=120)),
                        ("count", models.IntegerField()),
                    ],
                    options={
                        "verbose_name": "frecuencia de un nombre",
                        "verbose_name_plural": "frecuencias de nombres",
                        "ordering": ["id"],
                        "constraints": [models.UniqueConstraint(fields=("kind", "word"), name="word_once_of_a_kind")],
                    },
                ),
                migrations.CreateModel(
                    name="NameTally",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("P", "persona"),
                                    ("S", "apellido"),
                                    ("G", "nombre"),
                                    ("D", "fecha de nacimiento"),
                                ],
                                max_length=1,
                            ),
                        ),
                        ("word", models.CharField(max_length=120)),
                        ("sound", models.CharField(blank=True, max_length=120)),
                        ("block", models.CharField(blank=True, max_length=120)),
                        ("count", models.IntegerField()),
                    ],
                    options={
                        "verbose_name": "nombre contado",
                        "verbose_name_plural": "nombres contados",
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="NeedsAssessment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "needs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                default=list,
                                size=None,
                                verbose_name="necesidades",
                            ),
                        ),
                        (
                            "note",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="assessment.note", verbose_name="nota"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="assessments", to="cases.case"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assessments",
                                to="cases.person",
                            ),
                        ),
                        (
                            "urgent",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("shelter_tonight", "no tiene dónde dormir esta noche"),
                                        ("medicine_now", "necesita una medicina que no tiene"),
                                        ("in_danger_now", "está en peligro o le hacen daño"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="urgente",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "evaluación de necesidades",
                        "verbose_name_plural": "evaluaciones de necesidades",
                        "ordering": ["-at", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_needsassessmenthistory" ("at", "by_id", "case_id", "id", "needs", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "urgent") SELECT new_values."at", new_values."by_id", new_values."case_id", new_values."id", new_values."needs", new_values."note", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."urgent" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="9b157d7ac33121c706330617aad7f9223071e2dc",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_4ee05",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_needsassessment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_needsassessmenthistory" ("at", "by_id", "case_id", "id", "needs", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "urgent") SELECT new_values."at", new_values."by_id", new_values."case_id", new_values."id", new_values."needs", new_values."note", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."urgent" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d4421741ad4e7cdbb6bf51b1fbab4be29bf7b2e4",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_0f793",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_needsassessment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_needsassessmenthistory" ("at", "by_id", "case_id", "id", "needs", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "urgent") SELECT old_values."at", old_values."by_id", old_values."case_id", old_values."id", old_values."needs", old_values."note", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."urgent" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="4dda6559b5260b21a2e096ee1d3fa1691d8a8589",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_68fc1",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_needsassessment",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NeedsAssessmentHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "needs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                default=list,
                                size=None,
                                verbose_name="necesidades",
                            ),
                        ),
                        (
                            "note",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="assessment.note", verbose_name="nota"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.needsassessment",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.person",
                            ),
                        ),
                        (
                            "urgent",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("shelter_tonight", "no tiene dónde dormir esta noche"),
                                        ("medicine_now", "necesita una medicina que no tiene"),
                                        ("in_danger_now", "está en peligro o le hacen daño"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="urgente",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="7cd24e48beb612061e49e8c71a21c04464e840e4",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_39a4b",
                                    table="cases_needsassessmenthistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OverrideMove",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("action", models.CharField(max_length=20)),
                        ("source", models.CharField(max_length=14)),
                        ("target", models.CharField(max_length=14)),
                        ("at", models.DateTimeField()),
                        ("reason", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "thing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="moves",
                                to="cases.tieroverride",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "id"],
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="79a54c2210d21c8093af00a679cdce7361e20312",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_1879c",
                                    table="cases_overridemove",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("given_names", models.CharField(max_length=120, verbose_name="nombres")),
                        (
                            "paternal_surname",
                            models.CharField(blank=True, max_length=80, verbose_name="apellido paterno"),
                        ),
                        (
                            "maternal_surname",
                            models.CharField(blank=True, max_length=80, verbose_name="apellido materno"),
                        ),
                        ("born_on", models.DateField(blank=True, null=True, verbose_name="fecha de nacimiento")),
                        (
                            "sex",
                            models.CharField(
                                choices=[("F", "femenino"), ("M", "masculino"), ("X", "otro o no indicado")],
                                default="X",
                                max_length=1,
                                verbose_name="sexo",
                            ),
                        ),
                        (
                            "nationalities",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=2),
                                default=list,
                                size=None,
                                verbose_name="nacionalidades",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "persona",
                        "verbose_name_plural": "personas",
                        "ordering": ["id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_personhistory" ("born_on", "given_names", "id", "maternal_surname", "nationalities", "paternal_surname", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex") SELECT new_values."born_on", new_values."given_names", new_values."id", new_values."maternal_surname", new_values."nationalities", new_values."paternal_surname", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."sex" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8998fc05b57000a0c6e7dc49f89a03bfc9587ec3",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_eb0b4",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_person",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_personhistory" ("born_on", "given_names", "id", "maternal_surname", "nationalities", "paternal_surname", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex") SELECT new_values."born_on", new_values."given_names", new_values."id", new_values."maternal_surname", new_values."nationalities", new_values."paternal_surname", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."sex" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d505a7c1062a8b388463ca8c85d5d3e1ace7211a",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_6804f",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_person",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_personhistory" ("born_on", "given_names", "id", "maternal_surname", "nationalities", "paternal_surname", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex") SELECT old_values."born_on", old_values."given_names", old_values."id", old_values."maternal_surname", old_values."nationalities", old_values."paternal_surname", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."sex" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="93cd01fbe479b9b02bf7326e57655ffc1bb974b5",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_82e57",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_person",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="notes_new_person",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\nINSERT INTO cases_personchange (person_id, needs_keys, was) SELECT n.id, true, NULL::jsonb FROM new_rows n ORDER BY n.id\nON CONFLICT (person_id) DO UPDATE SET needs_keys = true,\n    was = CASE WHEN cases_personchange.needs_keys THEN cases_personchange.was ELSE EXCLUDED.was END;\nRETURN NULL;\n",
                                    hash="4732bb5242ec309cc5c918a19fcb09cf322e388b",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_notes_new_person_dd528",
                                    referencing="REFERENCING NEW TABLE AS new_rows ",
                                    table="cases_person",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="notes_changed_person",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\nINSERT INTO cases_personchange (person_id, needs_keys, was) SELECT n.id, true, jsonb_build_array(o.given_names, o.paternal_surname, o.maternal_surname, o.born_on) FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE (n.given_names, n.paternal_surname, n.maternal_surname, n.born_on, n.sex) IS DISTINCT FROM (o.given_names, o.paternal_surname, o.maternal_surname, o.born_on, o.sex) ORDER BY n.id\nON CONFLICT (person_id) DO UPDATE SET needs_keys = true,\n    was = CASE WHEN cases_personchange.needs_keys THEN cases_personchange.was ELSE EXCLUDED.was END;\nRETURN NULL;\n",
                                    hash="9007052399693fb67bf91ba6efc50a7256e6f1a0",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_notes_changed_person_4ce88",
                                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                                    table="cases_person",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="notes_gone_person",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="DELETE FROM cases_matchkey WHERE person_id IN (SELECT id FROM old_rows);\n\nINSERT INTO cases_personchange (person_id, needs_keys, was) SELECT o.id, true, jsonb_build_array(o.given_names, o.paternal_surname, o.maternal_surname, o.born_on) FROM old_rows o ORDER BY o.id\nON CONFLICT (person_id) DO UPDATE SET needs_keys = true,\n    was = CASE WHEN cases_personchange.needs_keys THEN cases_personchange.was ELSE EXCLUDED.was END;\nRETURN NULL;\n",
                                    hash="205a0a52f2d63feb7444d08ca06aefc7f88de77d",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_notes_gone_person_ce36b",
                                    referencing="REFERENCING OLD TABLE AS old_rows ",
                                    table="cases_person",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [models.Index(fields=["paternal_surname", "given_names", "id"], name="person_name")],
                    },
                ),
                migrations.CreateModel(
                    name="PersonChange",
                    fields=[
                        ("person_id", models.IntegerField(primary_key=True, serialize=False)),
                        ("needs_keys", models.BooleanField(default=True)),
                        ("was", models.JSONField(null=True)),
                    ],
                    options={
                        "verbose_name": "persona por comparar",
                        "verbose_name_plural": "personas por comparar",
                        "ordering": ["person_id"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("needs_keys", True)), fields=["person_id"], name="person_needs_keys"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PersonHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("given_names", models.CharField(max_length=120, verbose_name="nombres")),
                        (
                            "paternal_surname",
                            models.CharField(blank=True, max_length=80, verbose_name="apellido paterno"),
                        ),
                        (
                            "maternal_surname",
                            models.CharField(blank=True, max_length=80, verbose_name="apellido materno"),
                        ),
                        ("born_on", models.DateField(blank=True, null=True, verbose_name="fecha de nacimiento")),
                        (
                            "sex",
                            models.CharField(
                                choices=[("F", "femenino"), ("M", "masculino"), ("X", "otro o no indicado")],
                                default="X",
                                max_length=1,
                                verbose_name="sexo",
                            ),
                        ),
                        (
                            "nationalities",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=2),
                                default=list,
                                size=None,
                                verbose_name="nacionalidades",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.person",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="9c7d95df4f2c03561038ffabc8dcdc5056394fdd",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_25f41",
                                    table="cases_personhistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PersonMerge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("standing", "unidas"), ("undone", "unión deshecha")],
                                default="standing",
                                max_length=14,
                                verbose_name="estado",
                            ),
                        ),
                        ("state_since", models.DateTimeField(verbose_name="estado desde")),
                        ("at", models.DateTimeField(verbose_name="cuándo")),
                        ("reason", models.TextField(verbose_name="motivo")),
                        ("moved", models.JSONField(default=dict)),
                        (
                            "absorbed",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="absorbed_by",
                                to="cases.person",
                                verbose_name="se une",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "candidate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merges",
                                to="cases.duplicatecandidate",
                            ),
                        ),
                        (
                            "kept",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merges",
                                to="cases.person",
                                verbose_name="queda",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "unión de personas",
                        "verbose_name_plural": "uniones de personas",
                        "ordering": ["-at", "-id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="guarded_states",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."state", \'/\', NEW."state") = ANY(\'{standing/undone}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="dd8327b68dd7761aac84548284bd5950e193da02",
                                    operation="UPDATE",
                                    pgid="pgtrigger_guarded_states_f7181",
                                    table="cases_personmerge",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="merge_is_kept",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                                    hash="76466e09c99d0d081ac60620cbc4fe3a255b7a0a",
                                    operation="DELETE",
                                    pgid="pgtrigger_merge_is_kept_f57d4",
                                    table="cases_personmerge",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_personmergehistory" ("absorbed_id", "at", "by_id", "candidate_id", "id", "kept_id", "moved", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "state_since") SELECT new_values."absorbed_id", new_values."at", new_values."by_id", new_values."candidate_id", new_values."id", new_values."kept_id", new_values."moved", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."state", new_values."state_since" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="270d7301e9fedfe21bf5f68e7af1c1184cde746a",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_c8d80",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_personmerge",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_personmergehistory" ("absorbed_id", "at", "by_id", "candidate_id", "id", "kept_id", "moved", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "state_since") SELECT new_values."absorbed_id", new_values."at", new_values."by_id", new_values."candidate_id", new_values."id", new_values."kept_id", new_values."moved", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."state", new_values."state_since" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="fa24c6a71347c33ab32859da0217fac83f0b9257",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_83b6c",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_personmerge",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_personmergehistory" ("absorbed_id", "at", "by_id", "candidate_id", "id", "kept_id", "moved", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "state_since") SELECT old_values."absorbed_id", old_values."at", old_values."by_id", old_values."candidate_id", old_values."id", old_values."kept_id", old_values."moved", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."state", old_values."state_since" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="cba4b28e5ff336220b575206ce4fd501decfe5eb",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_14f50",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_personmerge",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "standing")),
                                fields=("absorbed",),
                                name="absorbed_once_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kept", models.F("absorbed")), _negated=True),
                                name="merge_is_of_two",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PersonMergeHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[("standing", "unidas"), ("undone", "unión deshecha")],
                                default="standing",
                                max_length=14,
                                verbose_name="estado",
                            ),
                        ),
                        ("state_since", models.DateTimeField(verbose_name="estado desde")),
                        ("at", models.DateTimeField(verbose_name="cuándo")),
                        ("reason", models.TextField(verbose_name="motivo")),
                        ("moved", models.JSONField(default=dict)),
                        (
                            "absorbed",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.person",
                                verbose_name="se une",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "candidate",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.duplicatecandidate",
                            ),
                        ),
                        (
                            "kept",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.person",
                                verbose_name="queda",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.personmerge",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="224ad7d0e7baa591b6dbc03c3cfa8360143b99d0",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d3e4d",
                                    table="cases_personmergehistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedFigures",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("as_of", models.DateTimeField(unique=True)),
                        ("definition", models.CharField(max_length=20)),
                        ("counts", models.JSONField()),
                        ("made_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["-as_of"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="8f47aad3514bbb34e6054fbf3e22e4c4eea69fde",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_31eee",
                                    table="cases_publishedfigures",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Referral",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reference",
                            models.CharField(
                                default=repatriation.common.references.new_reference, max_length=11, unique=True
                            ),
                        ),
                        (
                            "what",
                            repatriation.common.fields.EncryptedTextField(
                                column="referral.what", verbose_name="qué se pide"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "borrador"),
                                    ("sent", "enviada"),
                                    ("accepted", "aceptada"),
                                    ("in_progress", "en curso"),
                                    ("completed", "completada"),
                                    ("declined", "rechazada"),
                                    ("expired", "vencida"),
                                ],
                                default="draft",
                                max_length=14,
                                verbose_name="estado",
                            ),
                        ),
                        ("state_since", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="enviada el")),
                        ("answer_due_at", models.DateTimeField(blank=True, null=True, verbose_name="respuesta hasta")),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="referrals", to="cases.case"
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referrals",
                                to="consulates.serviceline",
                                verbose_name="línea de servicio",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="referrals", to="cases.person"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "derivación",
                        "verbose_name_plural": "derivaciones",
                        "ordering": ["answer_due_at", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_referralhistory" ("answer_due_at", "by_id", "case_id", "id", "line_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "sent_at", "state", "state_since", "what") SELECT new_values."answer_due_at", new_values."by_id", new_values."case_id", new_values."id", new_values."line_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reference", new_values."sent_at", new_values."state", new_values."state_since", new_values."what" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="70dde85cf250229f4a161f382f9e2c427203df6a",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_b2939",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_referral",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_referralhistory" ("answer_due_at", "by_id", "case_id", "id", "line_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "sent_at", "state", "state_since", "what") SELECT new_values."answer_due_at", new_values."by_id", new_values."case_id", new_values."id", new_values."line_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reference", new_values."sent_at", new_values."state", new_values."state_since", new_values."what" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="28655759a25ff03bd37970451f80f76f6fec7c12",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_18505",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_referral",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_referralhistory" ("answer_due_at", "by_id", "case_id", "id", "line_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "sent_at", "state", "state_since", "what") SELECT old_values."answer_due_at", old_values."by_id", old_values."case_id", old_values."id", old_values."line_id", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reference", old_values."sent_at", old_values."state", old_values."state_since", old_values."what" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="28e048878fc562c89143eefb7549e1d19b9c4b33",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_33b55",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_referral",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="guarded_states",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."state", \'/\', NEW."state") = ANY(\'{accepted/completed,accepted/in_progress,draft/declined,draft/sent,in_progress/completed,sent/accepted,sent/declined,sent/expired}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="40634a8e2331be14f8651261a99604af96c3cffa",
                                    operation="UPDATE",
                                    pgid="pgtrigger_guarded_states_a4434",
                                    table="cases_referral",
                                    when="BEFORE",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReferralHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "reference",
                            models.CharField(default=repatriation.common.references.new_reference, max_length=11),
                        ),
                        (
                            "what",
                            repatriation.common.fields.EncryptedTextField(
                                column="referral.what", verbose_name="qué se pide"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "borrador"),
                                    ("sent", "enviada"),
                                    ("accepted", "aceptada"),
                                    ("in_progress", "en curso"),
                                    ("completed", "completada"),
                                    ("declined", "rechazada"),
                                    ("expired", "vencida"),
                                ],
                                default="draft",
                                max_length=14,
                                verbose_name="estado",
                            ),
                        ),
                        ("state_since", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="enviada el")),
                        ("answer_due_at", models.DateTimeField(blank=True, null=True, verbose_name="respuesta hasta")),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="consulates.serviceline",
                                verbose_name="línea de servicio",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.person",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.referral",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="d6d407741d08d4ec57d5d76a965bc1cb7e03976b",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_83019",
                                    table="cases_referralhistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReferralMove",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("action", models.CharField(max_length=20)),
                        ("source", models.CharField(max_length=14)),
                        ("target", models.CharField(max_length=14)),
                        ("at", models.DateTimeField()),
                        ("reason", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "thing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="cases.referral"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "id"],
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="05406195fe76f0efb24579590469931391a00063",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_a2478",
                                    table="cases_referralmove",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReferralUpdate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "note",
                            repatriation.common.fields.EncryptedTextField(column="referral.note", verbose_name="nota"),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="updates", to="cases.referral"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="5cabbdedc9d30f6f050a033acf7d6c4aa56c897b",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_10811",
                                    table="cases_referralupdate",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegistrationDraft",
                    fields=[
                        ("token", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        ("answers", repatriation.common.fields.EncryptedTextField(blank=True, column="draft.answers")),
                        ("language", models.CharField(default="es", max_length=5)),
                        ("started_at", models.DateTimeField()),
                        ("saved_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=0)),
                        ("sent_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "code",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="draft.code", default=repatriation.common.references.new_resume_code
                            ),
                        ),
                        ("code_index", repatriation.common.fields.BlindIndexField(source="code")),
                    ],
                    options={
                        "verbose_name": "borrador",
                        "verbose_name_plural": "borradores",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("sent_at", None)), fields=["saved_at"], name="draft_unsent"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code_index", ""), _negated=True),
                                fields=("code_index",),
                                name="one_draft_of_a_code",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RelativeReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reference",
                            models.CharField(
                                default=repatriation.common.references.new_reference,
                                max_length=11,
                                unique=True,
                                verbose_name="número de aviso",
                            ),
                        ),
                        (
                            "secret",
                            repatriation.common.fields.EncryptedTextField(
                                column="relative_report.secret",
                                default=repatriation.common.references.new_secret,
                                editable=False,
                            ),
                        ),
                        ("secret_index", repatriation.common.fields.BlindIndexField(source="secret", unique=True)),
                        ("draft_token", models.UUIDField(editable=False, unique=True)),
                        (
                            "is_further",
                            models.BooleanField(default=False, verbose_name="la persona ya estaba registrada"),
                        ),
                        ("received_at", models.DateTimeField(verbose_name="recibido el")),
                        ("placed_at", models.DateTimeField(blank=True, null=True)),
                        ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="leído el")),
                        ("contact_name", models.CharField(max_length=120, verbose_name="quién avisa")),
                        (
                            "relation",
                            models.CharField(
                                choices=[
                                    ("parent", "madre o padre"),
                                    ("partner", "esposa, esposo o conviviente"),
                                    ("child", "hija o hijo"),
                                    ("sibling", "hermana o hermano"),
                                    ("relative", "otro familiar"),
                                    ("friend", "amiga, amigo o vecino"),
                                    ("lawyer", "abogada o abogado"),
                                    ("helper", "trabaja en una organización que ayuda"),
                                ],
                                max_length=12,
                                verbose_name="qué es de la persona",
                            ),
                        ),
                        (
                            "authority",
                            models.CharField(blank=True, max_length=200, verbose_name="en nombre de quién actúa"),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="correo")),
                        (
                            "phone",
                            phonenumber_field.modelfields.PhoneNumberField(
                                blank=True, max_length=128, region=None, verbose_name="teléfono"
                            ),
                        ),
                        ("language", models.CharField(default="es", max_length=5, verbose_name="idioma")),
                        ("hours", models.CharField(blank=True, max_length=12, verbose_name="hora para llamar")),
                        ("wants_news", models.BooleanField(default=False, verbose_name="pide novedades")),
                        (
                            "news_allowed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="la persona permitió informarle el"
                            ),
                        ),
                        ("is_urgent", models.BooleanField(default=False, verbose_name="urgente")),
                        ("given", repatriation.common.fields.EncryptedTextField(column="relative_report.given")),
                        (
                            "note",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="relative_report.note", verbose_name="lo que cuenta"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="relative_reports",
                                to="cases.case",
                                verbose_name="registro",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="relative_reports",
                                to="consulates.consularoffice",
                                verbose_name="oficina",
                            ),
                        ),
                        (
                            "read_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "aviso de un familiar",
                        "verbose_name_plural": "avisos de familiares",
                        "ordering": ["-received_at", "-id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_relativereporthistory" ("authority", "case_id", "contact_name", "draft_token", "email", "given", "hours", "id", "is_further", "is_urgent", "language", "news_allowed_at", "note", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "placed_at", "read_at", "read_by_id", "received_at", "reference", "relation", "secret", "secret_index", "wants_news") SELECT new_values."authority", new_values."case_id", new_values."contact_name", new_values."draft_token", new_values."email", new_values."given", new_values."hours", new_values."id", new_values."is_further", new_values."is_urgent", new_values."language", new_values."news_allowed_at", new_values."note", new_values."office_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."placed_at", new_values."read_at", new_values."read_by_id", new_values."received_at", new_values."reference", new_values."relation", new_values."secret", new_values."secret_index", new_values."wants_news" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="75cefe0f19c1c4dc69251192efc2a14b3f4d76a8",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_6b0f1",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_relativereport",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_relativereporthistory" ("authority", "case_id", "contact_name", "draft_token", "email", "given", "hours", "id", "is_further", "is_urgent", "language", "news_allowed_at", "note", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "placed_at", "read_at", "read_by_id", "received_at", "reference", "relation", "secret", "secret_index", "wants_news") SELECT new_values."authority", new_values."case_id", new_values."contact_name", new_values."draft_token", new_values."email", new_values."given", new_values."hours", new_values."id", new_values."is_further", new_values."is_urgent", new_values."language", new_values."news_allowed_at", new_values."note", new_values."office_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."placed_at", new_values."read_at", new_values."read_by_id", new_values."received_at", new_values."reference", new_values."relation", new_values."secret", new_values."secret_index", new_values."wants_news" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d2b087a721cbe5a3a54531656a3fb4f2f07262fa",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_fbe37",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_relativereport",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_relativereporthistory" ("authority", "case_id", "contact_name", "draft_token", "email", "given", "hours", "id", "is_further", "is_urgent", "language", "news_allowed_at", "note", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "placed_at", "read_at", "read_by_id", "received_at", "reference", "relation", "secret", "secret_index", "wants_news") SELECT old_values."authority", old_values."case_id", old_values."contact_name", old_values."draft_token", old_values."email", old_values."given", old_values."hours", old_values."id", old_values."is_further", old_values."is_urgent", old_values."language", old_values."news_allowed_at", old_values."note", old_values."office_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone", old_values."placed_at", old_values."read_at", old_values."read_by_id", old_values."received_at", old_values."reference", old_values."relation", old_values."secret", old_values."secret_index", old_values."wants_news" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c8d9fa6fb79adc0cd2d9e60f008a2db059717161",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_515d5",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_relativereport",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("placed_at__isnull", True)),
                                fields=["received_at", "id"],
                                name="report_to_place",
                            ),
                            models.Index(
                                condition=models.Q(("read_at__isnull", True)), fields=["office"], name="report_unread"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("placed_at__isnull", True), ("case__isnull", False), _connector="OR"
                                ),
                                name="placed_report_has_a_case",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("read_at__isnull", True), ("read_by__isnull", False), _connector="OR"
                                ),
                                name="read_report_has_a_reader",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RelativeReportHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "reference",
                            models.CharField(
                                default=repatriation.common.references.new_reference,
                                max_length=11,
                                verbose_name="número de aviso",
                            ),
                        ),
                        (
                            "secret",
                            repatriation.common.fields.EncryptedTextField(
                                column="relative_report.secret",
                                default=repatriation.common.references.new_secret,
                                editable=False,
                            ),
                        ),
                        ("secret_index", repatriation.common.fields.BlindIndexField(source="secret")),
                        ("draft_token", models.UUIDField(editable=False)),
                        (
                            "is_further",
                            models.BooleanField(default=False, verbose_name="la persona ya estaba registrada"),
                        ),
                        ("received_at", models.DateTimeField(verbose_name="recibido el")),
                        ("placed_at", models.DateTimeField(blank=True, null=True)),
                        ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="leído el")),
                        ("contact_name", models.CharField(max_length=120, verbose_name="quién avisa")),
                        (
                            "relation",
                            models.CharField(
                                choices=[
                                    ("parent", "madre o padre"),
                                    ("partner", "esposa, esposo o conviviente"),
                                    ("child", "hija o hijo"),
                                    ("sibling", "hermana o hermano"),
                                    ("relative", "otro familiar"),
                                    ("friend", "amiga, amigo o vecino"),
                                    ("lawyer", "abogada o abogado"),
                                    ("helper", "trabaja en una organización que ayuda"),
                                ],
                                max_length=12,
                                verbose_name="qué es de la persona",
                            ),
                        ),
                        (
                            "authority",
                            models.CharField(blank=True, max_length=200, verbose_name="en nombre de quién actúa"),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="correo")),
                        (
                            "phone",
                            phonenumber_field.modelfields.PhoneNumberField(
                                blank=True, max_length=128, region=None, verbose_name="teléfono"
                            ),
                        ),
                        ("language", models.CharField(default="es", max_length=5, verbose_name="idioma")),
                        ("hours", models.CharField(blank=True, max_length=12, verbose_name="hora para llamar")),
                        ("wants_news", models.BooleanField(default=False, verbose_name="pide novedades")),
                        (
                            "news_allowed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="la persona permitió informarle el"
                            ),
                        ),
                        ("is_urgent", models.BooleanField(default=False, verbose_name="urgente")),
                        ("given", repatriation.common.fields.EncryptedTextField(column="relative_report.given")),
                        (
                            "note",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="relative_report.note", verbose_name="lo que cuenta"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.case",
                                verbose_name="registro",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="consulates.consularoffice",
                                verbose_name="oficina",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.relativereport",
                            ),
                        ),
                        (
                            "read_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="425625e779a954652f5fc77f2cdef5bc82917965",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_bb4cf",
                                    table="cases_relativereporthistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Repeat",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "same_by",
                            models.CharField(
                                choices=[
                                    ("document", "el número de un documento"),
                                    ("name", "nombre, nacimiento y contacto de una persona"),
                                    ("person", "una persona, según quien comparó las dos"),
                                ],
                                max_length=10,
                                verbose_name="coincide",
                            ),
                        ),
                        ("is_told", models.BooleanField(default=False)),
                        ("found_at", models.DateTimeField(verbose_name="encontrado el")),
                        (
                            "denied_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="la familia dice que no fue ella"),
                        ),
                        ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="decidido el")),
                        ("is_same", models.BooleanField(blank=True, null=True, verbose_name="es la misma familia")),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="repeat", to="cases.case"
                            ),
                        ),
                        (
                            "earlier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="repeats", to="cases.case"
                            ),
                        ),
                        (
                            "settled_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "registro repetido",
                        "verbose_name_plural": "registros repetidos",
                        "ordering": ["id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_repeathistory" ("case_id", "denied_at", "earlier_id", "found_at", "id", "is_same", "is_told", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "same_by", "settled_at", "settled_by_id") SELECT new_values."case_id", new_values."denied_at", new_values."earlier_id", new_values."found_at", new_values."id", new_values."is_same", new_values."is_told", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."same_by", new_values."settled_at", new_values."settled_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c522b578247b1785c45d086d3ea9d2360fa2092f",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_5072b",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_repeat",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_repeathistory" ("case_id", "denied_at", "earlier_id", "found_at", "id", "is_same", "is_told", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "same_by", "settled_at", "settled_by_id") SELECT new_values."case_id", new_values."denied_at", new_values."earlier_id", new_values."found_at", new_values."id", new_values."is_same", new_values."is_told", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."same_by", new_values."settled_at", new_values."settled_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="18d406ccdf133b4c57dffe180571bd08c8090fb2",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_ab53b",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_repeat",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_repeathistory" ("case_id", "denied_at", "earlier_id", "found_at", "id", "is_same", "is_told", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "same_by", "settled_at", "settled_by_id") SELECT old_values."case_id", old_values."denied_at", old_values."earlier_id", old_values."found_at", old_values."id", old_values."is_same", old_values."is_told", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."same_by", old_values."settled_at", old_values."settled_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1b3387a84fb2dd17d39bdda531873362c681f6fd",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_2bdc2",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_repeat",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("case", models.F("earlier")), _negated=True),
                                name="repeat_is_of_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("is_same__isnull", True), ("settled_at__isnull", True)),
                                    models.Q(("is_same__isnull", False), ("settled_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="settled_repeat_has_its_answer",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RepeatHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "same_by",
                            models.CharField(
                                choices=[
                                    ("document", "el número de un documento"),
                                    ("name", "nombre, nacimiento y contacto de una persona"),
                                    ("person", "una persona, según quien comparó las dos"),
                                ],
                                max_length=10,
                                verbose_name="coincide",
                            ),
                        ),
                        ("is_told", models.BooleanField(default=False)),
                        ("found_at", models.DateTimeField(verbose_name="encontrado el")),
                        (
                            "denied_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="la familia dice que no fue ella"),
                        ),
                        ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="decidido el")),
                        ("is_same", models.BooleanField(blank=True, null=True, verbose_name="es la misma familia")),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "earlier",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.repeat",
                            ),
                        ),
                        (
                            "settled_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="88f6916f2e13005894a0805e57f5e518e7b5e7bd",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_abc5e",
                                    table="cases_repeathistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Representative",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "speaks_as",
                            models.CharField(
                                choices=[
                                    ("parent", "madre o padre"),
                                    ("relative", "familiar o amigo"),
                                    ("lawyer", "abogado u organización"),
                                    ("attorney", "apoderado"),
                                ],
                                max_length=10,
                                verbose_name="en calidad de",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="nombre")),
                        ("relation", models.CharField(blank=True, max_length=80, verbose_name="relación")),
                        (
                            "document_number",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="representative.document_number", verbose_name="documento"
                            ),
                        ),
                        (
                            "authority",
                            models.CharField(
                                choices=[
                                    ("parental", "patria potestad o tutela"),
                                    ("power", "poder notarial o consular"),
                                    ("written", "encargo por escrito"),
                                    ("spoken", "encargo de palabra"),
                                    ("none", "todavía sin autorización"),
                                ],
                                max_length=10,
                                verbose_name="autorización",
                            ),
                        ),
                        (
                            "may_see",
                            models.CharField(
                                choices=[
                                    ("all", "todo el registro"),
                                    ("news", "solo las novedades del viaje"),
                                    ("nothing", "nada"),
                                ],
                                max_length=8,
                                verbose_name="puede ver",
                            ),
                        ),
                        (
                            "phone",
                            phonenumber_field.modelfields.PhoneNumberField(
                                blank=True, max_length=128, region=None, verbose_name="teléfono"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="representative",
                                to="cases.case",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "representante",
                        "verbose_name_plural": "representantes",
                        "ordering": ["case"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_representativehistory" ("authority", "case_id", "document_number", "id", "may_see", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "relation", "speaks_as") SELECT new_values."authority", new_values."case_id", new_values."document_number", new_values."id", new_values."may_see", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."relation", new_values."speaks_as" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="392de9dfc5704e627c83cdba18811d718f3d04cb",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_e386d",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_representative",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_representativehistory" ("authority", "case_id", "document_number", "id", "may_see", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "relation", "speaks_as") SELECT new_values."authority", new_values."case_id", new_values."document_number", new_values."id", new_values."may_see", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."relation", new_values."speaks_as" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="286f7a441680910116b5169053dda0ab10054580",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_3c2c7",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_representative",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_representativehistory" ("authority", "case_id", "document_number", "id", "may_see", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "relation", "speaks_as") SELECT old_values."authority", old_values."case_id", old_values."document_number", old_values."id", old_values."may_see", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone", old_values."relation", old_values."speaks_as" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5064e938c198966cc259b7858e96bc4174b6f5d9",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_0e2c4",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_representative",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("authority", "none"), _negated=True),
                                    ("may_see", "nothing"),
                                    _connector="OR",
                                ),
                                name="without_authority_nothing_is_seen",
                                violation_error_message="Sin autorización de la familia no se le muestra nada.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RepresentativeHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "speaks_as",
                            models.CharField(
                                choices=[
                                    ("parent", "madre o padre"),
                                    ("relative", "familiar o amigo"),
                                    ("lawyer", "abogado u organización"),
                                    ("attorney", "apoderado"),
                                ],
                                max_length=10,
                                verbose_name="en calidad de",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="nombre")),
                        ("relation", models.CharField(blank=True, max_length=80, verbose_name="relación")),
                        (
                            "document_number",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="representative.document_number", verbose_name="documento"
                            ),
                        ),
                        (
                            "authority",
                            models.CharField(
                                choices=[
                                    ("parental", "patria potestad o tutela"),
                                    ("power", "poder notarial o consular"),
                                    ("written", "encargo por escrito"),
                                    ("spoken", "encargo de palabra"),
                                    ("none", "todavía sin autorización"),
                                ],
                                max_length=10,
                                verbose_name="autorización",
                            ),
                        ),
                        (
                            "may_see",
                            models.CharField(
                                choices=[
                                    ("all", "todo el registro"),
                                    ("news", "solo las novedades del viaje"),
                                    ("nothing", "nada"),
                                ],
                                max_length=8,
                                verbose_name="puede ver",
                            ),
                        ),
                        (
                            "phone",
                            phonenumber_field.modelfields.PhoneNumberField(
                                blank=True, max_length=128, region=None, verbose_name="teléfono"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.representative",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="b72973930311a329bb69d6b086e6814f01440c7f",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d1c25",
                                    table="cases_representativehistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReturnRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "situation",
                            models.CharField(
                                choices=[
                                    ("tourist", "turista"),
                                    ("student", "estudiante"),
                                    ("work_travel", "programa de trabajo y viaje"),
                                    ("worker", "trabajador temporal"),
                                    ("resident", "residente"),
                                    ("irregular", "sin permiso vigente"),
                                    ("transit", "en tránsito"),
                                ],
                                max_length=12,
                                verbose_name="situación",
                            ),
                        ),
                        ("permit_until", models.DateField(blank=True, null=True, verbose_name="permiso hasta")),
                        (
                            "lodging",
                            models.CharField(
                                choices=[
                                    ("secure", "tiene dónde quedarse"),
                                    ("until", "solo hasta una fecha"),
                                    ("none", "no tiene dónde quedarse"),
                                ],
                                default="secure",
                                max_length=8,
                                verbose_name="alojamiento",
                            ),
                        ),
                        ("lodging_until", models.DateField(blank=True, null=True, verbose_name="alojamiento hasta")),
                        (
                            "means",
                            models.CharField(
                                choices=[
                                    ("pays", "puede pagar su pasaje"),
                                    ("part", "puede pagar una parte"),
                                    ("loan", "necesita un préstamo"),
                                    ("none", "no tiene dinero"),
                                ],
                                default="pays",
                                max_length=8,
                                verbose_name="dinero",
                            ),
                        ),
                        (
                            "airports",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=4),
                                default=list,
                                size=None,
                                verbose_name="aeropuertos a su alcance",
                            ),
                        ),
                        ("earliest_on", models.DateField(verbose_name="desde")),
                        ("latest_on", models.DateField(blank=True, null=True, verbose_name="hasta")),
                        ("why_then", models.CharField(blank=True, max_length=300, verbose_name="motivo de las fechas")),
                        ("goes_by_land", models.BooleanField(default=False, verbose_name="iría por tierra")),
                        (
                            "transit",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=2),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="países de tránsito",
                            ),
                        ),
                        ("destination", models.CharField(blank=True, max_length=6, verbose_name="región de destino")),
                        (
                            "adults_may_split",
                            models.BooleanField(default=False, verbose_name="los adultos aceptan viajar separados"),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="return_request",
                                to="cases.case",
                            ),
                        ),
                        (
                            "booking_code",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="request.booking_code", verbose_name="código de reserva"
                            ),
                        ),
                        (
                            "funds",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("enough", "le alcanza por ahora"),
                                    ("days", "le alcanza para pocos días"),
                                    ("none", "ya no le alcanza"),
                                ],
                                max_length=8,
                                verbose_name="para vivir",
                            ),
                        ),
                        (
                            "has_cancelled_ticket",
                            models.BooleanField(default=False, verbose_name="tiene un pasaje cancelado"),
                        ),
                        ("ticket_airline", models.CharField(blank=True, max_length=80, verbose_name="aerolínea")),
                    ],
                    options={
                        "verbose_name": "pedido de retorno",
                        "verbose_name_plural": "pedidos de retorno",
                        "ordering": ["case"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_returnrequesthistory" ("adults_may_split", "airports", "booking_code", "case_id", "destination", "earliest_on", "funds", "goes_by_land", "has_cancelled_ticket", "id", "latest_on", "lodging", "lodging_until", "means", "permit_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situation", "ticket_airline", "transit", "why_then") SELECT new_values."adults_may_split", new_values."airports", new_values."booking_code", new_values."case_id", new_values."destination", new_values."earliest_on", new_values."funds", new_values."goes_by_land", new_values."has_cancelled_ticket", new_values."id", new_values."latest_on", new_values."lodging", new_values."lodging_until", new_values."means", new_values."permit_until", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."situation", new_values."ticket_airline", new_values."transit", new_values."why_then" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c922bc754211b09a04b6b0c15739dbf8bb44359f",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_2efcd",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_returnrequest",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_returnrequesthistory" ("adults_may_split", "airports", "booking_code", "case_id", "destination", "earliest_on", "funds", "goes_by_land", "has_cancelled_ticket", "id", "latest_on", "lodging", "lodging_until", "means", "permit_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situation", "ticket_airline", "transit", "why_then") SELECT new_values."adults_may_split", new_values."airports", new_values."booking_code", new_values."case_id", new_values."destination", new_values."earliest_on", new_values."funds", new_values."goes_by_land", new_values."has_cancelled_ticket", new_values."id", new_values."latest_on", new_values."lodging", new_values."lodging_until", new_values."means", new_values."permit_until", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."situation", new_values."ticket_airline", new_values."transit", new_values."why_then" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="075f956ba0e320592e21364dd58221c214514c57",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d85a6",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_returnrequest",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_returnrequesthistory" ("adults_may_split", "airports", "booking_code", "case_id", "destination", "earliest_on", "funds", "goes_by_land", "has_cancelled_ticket", "id", "latest_on", "lodging", "lodging_until", "means", "permit_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situation", "ticket_airline", "transit", "why_then") SELECT old_values."adults_may_split", old_values."airports", old_values."booking_code", old_values."case_id", old_values."destination", old_values."earliest_on", old_values."funds", old_values."goes_by_land", old_values."has_cancelled_ticket", old_values."id", old_values."latest_on", old_values."lodging", old_values."lodging_until", old_values."means", old_values."permit_until", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."situation", old_values."ticket_airline", old_values."transit", old_values."why_then" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2383866292db56f78d7013828860e431ceb30e49",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_8f3a4",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_returnrequest",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("latest_on__isnull", True),
                                    ("latest_on__gte", models.F("earliest_on")),
                                    _connector="OR",
                                ),
                                name="return_dates_in_order",
                                violation_error_message="La fecha final es anterior a la inicial.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReturnRequestHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "situation",
                            models.CharField(
                                choices=[
                                    ("tourist", "turista"),
                                    ("student", "estudiante"),
                                    ("work_travel", "programa de trabajo y viaje"),
                                    ("worker", "trabajador temporal"),
                                    ("resident", "residente"),
                                    ("irregular", "sin permiso vigente"),
                                    ("transit", "en tránsito"),
                                ],
                                max_length=12,
                                verbose_name="situación",
                            ),
                        ),
                        ("permit_until", models.DateField(blank=True, null=True, verbose_name="permiso hasta")),
                        (
                            "lodging",
                            models.CharField(
                                choices=[
                                    ("secure", "tiene dónde quedarse"),
                                    ("until", "solo hasta una fecha"),
                                    ("none", "no tiene dónde quedarse"),
                                ],
                                default="secure",
                                max_length=8,
                                verbose_name="alojamiento",
                            ),
                        ),
                        ("lodging_until", models.DateField(blank=True, null=True, verbose_name="alojamiento hasta")),
                        (
                            "means",
                            models.CharField(
                                choices=[
                                    ("pays", "puede pagar su pasaje"),
                                    ("part", "puede pagar una parte"),
                                    ("loan", "necesita un préstamo"),
                                    ("none", "no tiene dinero"),
                                ],
                                default="pays",
                                max_length=8,
                                verbose_name="dinero",
                            ),
                        ),
                        (
                            "airports",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=4),
                                default=list,
                                size=None,
                                verbose_name="aeropuertos a su alcance",
                            ),
                        ),
                        ("earliest_on", models.DateField(verbose_name="desde")),
                        ("latest_on", models.DateField(blank=True, null=True, verbose_name="hasta")),
                        ("why_then", models.CharField(blank=True, max_length=300, verbose_name="motivo de las fechas")),
                        ("goes_by_land", models.BooleanField(default=False, verbose_name="iría por tierra")),
                        (
                            "transit",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=2),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="países de tránsito",
                            ),
                        ),
                        ("destination", models.CharField(blank=True, max_length=6, verbose_name="región de destino")),
                        (
                            "adults_may_split",
                            models.BooleanField(default=False, verbose_name="los adultos aceptan viajar separados"),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.returnrequest",
                            ),
                        ),
                        (
                            "booking_code",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="request.booking_code", verbose_name="código de reserva"
                            ),
                        ),
                        (
                            "funds",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("enough", "le alcanza por ahora"),
                                    ("days", "le alcanza para pocos días"),
                                    ("none", "ya no le alcanza"),
                                ],
                                max_length=8,
                                verbose_name="para vivir",
                            ),
                        ),
                        (
                            "has_cancelled_ticket",
                            models.BooleanField(default=False, verbose_name="tiene un pasaje cancelado"),
                        ),
                        ("ticket_airline", models.CharField(blank=True, max_length=80, verbose_name="aerolínea")),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="d0385302805af2b4d2685eab11beb90e12e168bb",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_426c0",
                                    table="cases_returnrequesthistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "about",
                            models.CharField(
                                choices=[
                                    ("order", "el orden de atención"),
                                    ("decision", "una decisión"),
                                    ("change", "un cambio en el registro"),
                                    ("other", "otra cosa"),
                                ],
                                max_length=10,
                                verbose_name="qué",
                            ),
                        ),
                        (
                            "words",
                            repatriation.common.fields.EncryptedTextField(
                                column="review.words", verbose_name="en sus palabras"
                            ),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="pedido el")),
                        (
                            "answer",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="review.answer", verbose_name="respuesta"
                            ),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="respondido el")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="cases.case"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pedido de revisión",
                        "verbose_name_plural": "pedidos de revisión",
                        "ordering": ["-asked_at", "-id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_reviewrequesthistory" ("about", "answer", "answered_at", "answered_by_id", "asked_at", "case_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "words") SELECT new_values."about", new_values."answer", new_values."answered_at", new_values."answered_by_id", new_values."asked_at", new_values."case_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ea06980d40286f102984dcced8ad936c644a8c99",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_e6fde",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_reviewrequest",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_reviewrequesthistory" ("about", "answer", "answered_at", "answered_by_id", "asked_at", "case_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "words") SELECT new_values."about", new_values."answer", new_values."answered_at", new_values."answered_by_id", new_values."asked_at", new_values."case_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."words" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="bd8a127b27cc790c3b93586ae93d56e159a0e694",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_15158",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_reviewrequest",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_reviewrequesthistory" ("about", "answer", "answered_at", "answered_by_id", "asked_at", "case_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "words") SELECT old_values."about", old_values."answer", old_values."answered_at", old_values."answered_by_id", old_values."asked_at", old_values."case_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="457dd707d53d8cf81aec521c4d02ed34d0a26504",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_e313f",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_reviewrequest",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("answered_at__isnull", True)),
                                fields=("case",),
                                name="one_open_review_for_a_case",
                                violation_error_message="Su oficina todavía mira lo que pidió antes.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answer", ""), ("answered_at__isnull", True), ("answered_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="answered_review_has_its_answer",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewRequestHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "about",
                            models.CharField(
                                choices=[
                                    ("order", "el orden de atención"),
                                    ("decision", "una decisión"),
                                    ("change", "un cambio en el registro"),
                                    ("other", "otra cosa"),
                                ],
                                max_length=10,
                                verbose_name="qué",
                            ),
                        ),
                        (
                            "words",
                            repatriation.common.fields.EncryptedTextField(
                                column="review.words", verbose_name="en sus palabras"
                            ),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="pedido el")),
                        (
                            "answer",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="review.answer", verbose_name="respuesta"
                            ),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="respondido el")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.reviewrequest",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="601b455b6978aacdf6d6939466508d1f2a5c16b0",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_4bc33",
                                    table="cases_reviewrequesthistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TierOverride",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("tier", models.PositiveSmallIntegerField(verbose_name="grupo")),
                        ("reason", models.TextField(verbose_name="motivo")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "propuesto"),
                                    ("confirmed", "confirmado"),
                                    ("refused", "rechazado"),
                                ],
                                default="proposed",
                                max_length=14,
                            ),
                        ),
                        ("state_since", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="overrides", to="cases.case"
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "cambio de grupo",
                        "verbose_name_plural": "cambios de grupo",
                        "ordering": ["-id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="guarded_states",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."state", \'/\', NEW."state") = ANY(\'{proposed/confirmed,proposed/refused}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="2a940331255a69d2d3e115dba0ea2e0cf2e8abff",
                                    operation="UPDATE",
                                    pgid="pgtrigger_guarded_states_f25db",
                                    table="cases_tieroverride",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_tieroverridehistory" ("case_id", "decided_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "reason", "state", "state_since", "tier") SELECT new_values."case_id", new_values."decided_by_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."proposed_by_id", new_values."reason", new_values."state", new_values."state_since", new_values."tier" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1758298cb703f2267aff864a17fd06f651a0205e",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_efe1b",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_tieroverride",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_tieroverridehistory" ("case_id", "decided_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "reason", "state", "state_since", "tier") SELECT new_values."case_id", new_values."decided_by_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."proposed_by_id", new_values."reason", new_values."state", new_values."state_since", new_values."tier" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e9621557c63c89d23f8864aac108d6003eb6d7c2",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_155d7",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_tieroverride",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_tieroverridehistory" ("case_id", "decided_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "reason", "state", "state_since", "tier") SELECT old_values."case_id", old_values."decided_by_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."proposed_by_id", old_values."reason", old_values."state", old_values."state_since", old_values."tier" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="852589c9435f5e50e4626afd0df2fdedf35edc37",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_c057c",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_tieroverride",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("tier__gte", 1), ("tier__lte", 5)), name="override_tier_is_1_to_5"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="override_has_a_reason"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_by__isnull", True),
                                    models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="override_needs_a_second_person",
                                violation_error_message="Otra persona debe confirmar el cambio.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "proposed")),
                                fields=("case",),
                                name="one_open_override_for_a_case",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TierOverrideHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("tier", models.PositiveSmallIntegerField(verbose_name="grupo")),
                        ("reason", models.TextField(verbose_name="motivo")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "propuesto"),
                                    ("confirmed", "confirmado"),
                                    ("refused", "rechazado"),
                                ],
                                default="proposed",
                                max_length=14,
                            ),
                        ),
                        ("state_since", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.tieroverride",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="56a0b53c019d4939cff30ee6637a462dff32f58f",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_2c8e0",
                                    table="cases_tieroverridehistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Upload",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("token", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("number", models.PositiveSmallIntegerField(verbose_name="número")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("passport", "Pasaporte"),
                                    ("national_id", "DNI"),
                                    ("birth_record", "Partida de nacimiento"),
                                    ("medical_report", "Informe médico"),
                                    ("ticket", "Pasaje o reserva"),
                                    ("permit", "Permiso o visa"),
                                    ("other", "Otro documento"),
                                ],
                                max_length=16,
                                verbose_name="qué es",
                            ),
                        ),
                        (
                            "name",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="upload.name", verbose_name="nombre del archivo"
                            ),
                        ),
                        ("size", models.PositiveIntegerField(verbose_name="tamaño")),
                        ("fingerprint", models.CharField(editable=False, max_length=64)),
                        ("key", repatriation.common.fields.EncryptedTextField(column="upload.key", editable=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "en revisión"),
                                    ("clean", "recibido"),
                                    ("refused", "no se pudo usar"),
                                    ("removed", "quitado"),
                                ],
                                default="received",
                                max_length=14,
                                verbose_name="estado",
                            ),
                        ),
                        ("state_since", models.DateTimeField(verbose_name="estado desde")),
                        ("sent_at", models.DateTimeField(verbose_name="enviado el")),
                        ("media_type", models.CharField(blank=True, max_length=20)),
                        (
                            "fault",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("damaged", "el archivo está dañado"),
                                    ("password", "el PDF pide una contraseña"),
                                    ("too_big_inside", "el archivo es demasiado grande por dentro"),
                                    ("unsafe", "el antivirus lo detuvo"),
                                    ("office", "la oficina pide otro"),
                                ],
                                max_length=16,
                                verbose_name="por qué no",
                            ),
                        ),
                        ("seen_at", models.DateTimeField(blank=True, null=True, verbose_name="visto el")),
                        ("attempts", models.PositiveSmallIntegerField(default=0, editable=False)),
                        ("lease_until", models.DateTimeField(editable=False, null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="uploads", to="cases.case"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="uploads",
                                to="cases.person",
                                verbose_name="de quién",
                            ),
                        ),
                        (
                            "seen_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "documento enviado",
                        "verbose_name_plural": "documentos enviados",
                        "ordering": ["case", "number", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="guarded_states",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."state", \'/\', NEW."state") = ANY(\'{clean/refused,clean/removed,received/clean,received/refused,received/removed}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="210d76f45965802776f92643006c350c5919b1d4",
                                    operation="UPDATE",
                                    pgid="pgtrigger_guarded_states_74fef",
                                    table="cases_upload",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_uploadhistory" ("case_id", "fault", "id", "kind", "media_type", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_at", "seen_by_id", "sent_at", "size", "state", "state_since", "token") SELECT new_values."case_id", new_values."fault", new_values."id", new_values."kind", new_values."media_type", new_values."number", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."seen_at", new_values."seen_by_id", new_values."sent_at", new_values."size", new_values."state", new_values."state_since", new_values."token" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="33f2233619111d63b274d5e1846073ede092349e",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_95cdf",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cases_upload",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_uploadhistory" ("case_id", "fault", "id", "kind", "media_type", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_at", "seen_by_id", "sent_at", "size", "state", "state_since", "token") SELECT new_values."case_id", new_values."fault", new_values."id", new_values."kind", new_values."media_type", new_values."number", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."seen_at", new_values."seen_by_id", new_values."sent_at", new_values."size", new_values."state", new_values."state_since", new_values."token" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."case_id" IS DISTINCT FROM (new_values."case_id") OR old_values."fault" IS DISTINCT FROM (new_values."fault") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."media_type" IS DISTINCT FROM (new_values."media_type") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."person_id" IS DISTINCT FROM (new_values."person_id") OR old_values."seen_at" IS DISTINCT FROM (new_values."seen_at") OR old_values."seen_by_id" IS DISTINCT FROM (new_values."seen_by_id") OR old_values."sent_at" IS DISTINCT FROM (new_values."sent_at") OR old_values."size" IS DISTINCT FROM (new_values."size") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."state_since" IS DISTINCT FROM (new_values."state_since") OR old_values."token" IS DISTINCT FROM (new_values."token")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="69e094fc6b9e96f2bc18b61940ba53ae5b334343",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d201d",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="cases_upload",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_uploadhistory" ("case_id", "fault", "id", "kind", "media_type", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_at", "seen_by_id", "sent_at", "size", "state", "state_since", "token") SELECT old_values."case_id", old_values."fault", old_values."id", old_values."kind", old_values."media_type", old_values."number", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."seen_at", old_values."seen_by_id", old_values."sent_at", old_values."size", old_values."state", old_values."state_since", old_values."token" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="23f17871b6358c6f92dde8e00debd36c55aae7b7",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_370fa",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="cases_upload",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "received")), fields=["sent_at", "id"], name="upload_due"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "number"), name="upload_number_once_in_a_case"),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["received", "clean"])),
                                fields=("case", "fingerprint"),
                                name="same_file_once_in_a_case",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("fault__gt", ""), ("state", "refused")),
                                    models.Q(("state", "refused"), _negated=True),
                                    _connector="OR",
                                ),
                                name="refused_upload_has_its_fault",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("media_type__gt", ""), ("state", "clean")),
                                    models.Q(("state", "clean"), _negated=True),
                                    _connector="OR",
                                ),
                                name="clean_upload_has_its_type",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("seen_at__isnull", True), ("seen_by__isnull", False), _connector="OR"
                                ),
                                name="seen_upload_has_a_reader",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UploadHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("token", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("number", models.PositiveSmallIntegerField(verbose_name="número")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("passport", "Pasaporte"),
                                    ("national_id", "DNI"),
                                    ("birth_record", "Partida de nacimiento"),
                                    ("medical_report", "Informe médico"),
                                    ("ticket", "Pasaje o reserva"),
                                    ("permit", "Permiso o visa"),
                                    ("other", "Otro documento"),
                                ],
                                max_length=16,
                                verbose_name="qué es",
                            ),
                        ),
                        ("size", models.PositiveIntegerField(verbose_name="tamaño")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "en revisión"),
                                    ("clean", "recibido"),
                                    ("refused", "no se pudo usar"),
                                    ("removed", "quitado"),
                                ],
                                default="received",
                                max_length=14,
                                verbose_name="estado",
                            ),
                        ),
                        ("state_since", models.DateTimeField(verbose_name="estado desde")),
                        ("sent_at", models.DateTimeField(verbose_name="enviado el")),
                        ("media_type", models.CharField(blank=True, max_length=20)),
                        (
                            "fault",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("damaged", "el archivo está dañado"),
                                    ("password", "el PDF pide una contraseña"),
                                    ("too_big_inside", "el archivo es demasiado grande por dentro"),
                                    ("unsafe", "el antivirus lo detuvo"),
                                    ("office", "la oficina pide otro"),
                                ],
                                max_length=16,
                                verbose_name="por qué no",
                            ),
                        ),
                        ("seen_at", models.DateTimeField(blank=True, null=True, verbose_name="visto el")),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.case",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cases.person",
                                verbose_name="de quién",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                related_query_name="history",
                                to="cases.upload",
                            ),
                        ),
                        (
                            "seen_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="f819cf2c6ece6577e59cc56f18fe0b8a8a016c1e",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_f5019",
                                    table="cases_uploadhistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UploadMove",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("action", models.CharField(max_length=20)),
                        ("source", models.CharField(max_length=14)),
                        ("target", models.CharField(max_length=14)),
                        ("at", models.DateTimeField()),
                        ("reason", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "thing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="cases.upload"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "id"],
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="b0132e06d4aeb24868d6e17ff64065bbef2043f5",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_5f687",
                                    table="cases_uploadmove",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UploadRead",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="cuándo")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "upload",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="reads", to="cases.upload"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lectura de un documento",
                        "verbose_name_plural": "lecturas de documentos",
                        "ordering": ["at", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="03f4953837847c2ad649284a100b8849b4409d75",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_aad1b",
                                    table="cases_uploadread",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VisitMove",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("action", models.CharField(max_length=20)),
                        ("source", models.CharField(max_length=14)),
                        ("target", models.CharField(max_length=14)),
                        ("at", models.DateTimeField()),
                        ("reason", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "thing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="moves",
                                to="cases.consularvisit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "id"],
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="869729a5b2e2236e065a14048f985f8b990bde1c",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_ccbad",
                                    table="cases_visitmove",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RepeatCheck",
                    fields=[
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="repeat_check",
                                serialize=False,
                                to="cases.case",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "registro por comparar",
                        "verbose_name_plural": "registros por comparar",
                        "ordering": ["case"],
                    },
                ),
            ],
        ),
        AddTriggers(
            triggers=[],
        ),
    ]
