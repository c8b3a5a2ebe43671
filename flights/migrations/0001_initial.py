import django.contrib.postgres.fields
import django.db.models.deletion
import django_countries.fields
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import repatriation.common.fields
from repatriation.common.migrating import AddTriggers, CreateModels


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0001_initial"),
        ("consulates", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="AllocationRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "legs",
                            django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                        ),
                        ("is_dry", models.BooleanField(default=False, verbose_name="de prueba")),
                        ("at", models.DateTimeField(verbose_name="hecha el")),
                        ("fingerprint", models.CharField(max_length=64)),
                        ("rules_version", models.CharField(max_length=20)),
                        ("seed", models.PositiveIntegerField(default=0)),
                        (
                            "status",
                            models.CharField(
                                choices=[("proved", "óptimo demostrado"), ("bounded", "con brecha")],
                                max_length=10,
                                verbose_name="resultado",
                            ),
                        ),
                        ("solver_words", models.CharField(blank=True, max_length=200)),
                        ("moved", models.JSONField(default=dict)),
                        ("bounds", models.JSONField(default=dict)),
                        ("seconds", models.FloatField(verbose_name="segundos")),
                        ("households", models.PositiveIntegerField(verbose_name="familias")),
                        ("placed", models.PositiveIntegerField(verbose_name="con lugar")),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("balances", models.JSONField(default=list)),
                        ("certificate", models.JSONField(default=dict)),
                        (
                            "order",
                            models.CharField(
                                choices=[
                                    (
                                        "default",
                                        "primero las personas de los grupos 1 a 4, luego la reciprocidad, luego el grupo 5",
                                    ),
                                    ("reciprocity", "primero la reciprocidad, luego las personas"),
                                    ("people", "solo las personas, sin reciprocidad"),
                                ],
                                default="default",
                                max_length=12,
                                verbose_name="orden de los fines",
                            ),
                        ),
                        ("price", models.JSONField(default=dict)),
                        ("timings", models.JSONField(default=dict)),
                        ("waiting", models.JSONField(default=dict)),
                    ],
                    options={
                        "verbose_name": "asignación",
                        "verbose_name_plural": "asignaciones",
                        "ordering": ["-at", "-id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="145be7e0ccc8fc6ba25f1cde6c487eb02e48a0f1",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_a139e",
                                    table="flights_allocationrun",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Approval",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(verbose_name="presentada el")),
                        ("legal_ground", models.CharField(max_length=300, verbose_name="base legal")),
                        ("official_list", models.JSONField(default=list, verbose_name="relación oficial")),
                        ("ledger_before", models.JSONField(default=dict)),
                        ("ledger_after", models.JSONField(default=dict)),
                        (
                            "decision",
                            models.CharField(
                                choices=[
                                    ("pending", "por decidir"),
                                    ("approved", "aprobada"),
                                    ("returned", "devuelta"),
                                    ("refused", "rechazada"),
                                ],
                                default="pending",
                                max_length=10,
                                verbose_name="decisión",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decidida el")),
                        ("conditions", models.TextField(blank=True, verbose_name="condiciones o motivo")),
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
                            "submitted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "rotation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="approvals",
                                to="flights.rotation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "aprobación",
                        "verbose_name_plural": "aprobaciones",
                        "ordering": ["-submitted_at", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "flights_approvalhistory" ("conditions", "decided_at", "decided_by_id", "decision", "id", "ledger_after", "ledger_before", "legal_ground", "official_list", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rotation_id", "submitted_at", "submitted_by_id") SELECT new_values."conditions", new_values."decided_at", new_values."decided_by_id", new_values."decision", new_values."id", new_values."ledger_after", new_values."ledger_before", new_values."legal_ground", new_values."official_list", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."rotation_id", new_values."submitted_at", new_values."submitted_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ddf37342e2a260c61f50c5ff68b16db1932274cf",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_9ab38",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="flights_approval",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "flights_approvalhistory" ("conditions", "decided_at", "decided_by_id", "decision", "id", "ledger_after", "ledger_before", "legal_ground", "official_list", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rotation_id", "submitted_at", "submitted_by_id") SELECT new_values."conditions", new_values."decided_at", new_values."decided_by_id", new_values."decision", new_values."id", new_values."ledger_after", new_values."ledger_before", new_values."legal_ground", new_values."official_list", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."rotation_id", new_values."submitted_at", new_values."submitted_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ce255a8067984a9056902be156e43797a507949e",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_72c31",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="flights_approval",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "flights_approvalhistory" ("conditions", "decided_at", "decided_by_id", "decision", "id", "ledger_after", "ledger_before", "legal_ground", "official_list", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rotation_id", "submitted_at", "submitted_by_id") SELECT old_values."conditions", old_values."decided_at", old_values."decided_by_id", old_values."decision", old_values."id", old_values."ledger_after", old_values."ledger_before", old_values."legal_ground", old_values."official_list", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."rotation_id", old_values."submitted_at", old_values."submitted_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ef007af251e9de93db5a9392e18ea29250fcf643",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_f231d",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="flights_approval",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_by__isnull", True),
                                    models.Q(("decided_by", models.F("submitted_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="nobody_approves_what_they_submitted",
                                violation_error_message="Nadie aprueba lo que presentó.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decision", "pending"), ("decided_by__isnull", False), _connector="OR"
                                ),
                                name="a_decision_has_its_person",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("decision", "pending")),
                                fields=("rotation",),
                                name="one_pending_approval_for_a_rotation",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Leg",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(default=1, verbose_name="tramo")),
                        ("departs_at", models.DateTimeField(verbose_name="sale")),
                        ("arrives_at", models.DateTimeField(verbose_name="llega")),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("charter", "vuelo chárter"),
                                    ("commercial", "vuelo comercial"),
                                    ("military", "avión militar"),
                                    ("bus", "bus"),
                                    ("ship", "barco"),
                                ],
                                default="charter",
                                max_length=12,
                                verbose_name="medio",
                            ),
                        ),
                        ("carries", django_countries.fields.CountryField(max_length=2, verbose_name="nacionales de")),
                        ("seats", models.PositiveIntegerField(verbose_name="asientos")),
                        ("wheelchairs", models.PositiveIntegerField(default=0, verbose_name="sillas de ruedas")),
                        ("stretchers", models.PositiveIntegerField(default=0, verbose_name="camillas")),
                        ("infants", models.PositiveIntegerField(default=0, verbose_name="bebés en brazos")),
                        ("held_seats", models.PositiveIntegerField(default=0, editable=False)),
                        ("held_wheelchairs", models.PositiveIntegerField(default=0, editable=False)),
                        ("held_stretchers", models.PositiveIntegerField(default=0, editable=False)),
                        ("held_infants", models.PositiveIntegerField(default=0, editable=False)),
                        ("departed_at", models.DateTimeField(blank=True, null=True, verbose_name="salió")),
                        ("arrived_at", models.DateTimeField(blank=True, null=True, verbose_name="llegó")),
                        (
                            "destination",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="consulates.airport",
                                verbose_name="hacia",
                            ),
                        ),
                        (
                            "origin",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="consulates.airport",
                                verbose_name="desde",
                            ),
                        ),
                        (
                            "rotation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="legs", to="flights.rotation"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tramo",
                        "verbose_name_plural": "tramos",
                        "ordering": ["rotation", "number", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "flights_leghistory" ("arrived_at", "arrives_at", "carries", "departed_at", "departs_at", "destination_id", "id", "infants", "mode", "number", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rotation_id", "seats", "stretchers", "wheelchairs") SELECT new_values."arrived_at", new_values."arrives_at", new_values."carries", new_values."departed_at", new_values."departs_at", new_values."destination_id", new_values."id", new_values."infants", new_values."mode", new_values."number", new_values."origin_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."rotation_id", new_values."seats", new_values."stretchers", new_values."wheelchairs" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="09838837dbc86594fc8435ea83c7b0804d0b1ce3",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_d87d3",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="flights_leg",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "flights_leghistory" ("arrived_at", "arrives_at", "carries", "departed_at", "departs_at", "destination_id", "id", "infants", "mode", "number", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rotation_id", "seats", "stretchers", "wheelchairs") SELECT new_values."arrived_at", new_values."arrives_at", new_values."carries", new_values."departed_at", new_values."departs_at", new_values."destination_id", new_values."id", new_values."infants", new_values."mode", new_values."number", new_values."origin_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."rotation_id", new_values."seats", new_values."stretchers", new_values."wheelchairs" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."arrived_at" IS DISTINCT FROM (new_values."arrived_at") OR old_values."arrives_at" IS DISTINCT FROM (new_values."arrives_at") OR old_values."carries" IS DISTINCT FROM (new_values."carries") OR old_values."departed_at" IS DISTINCT FROM (new_values."departed_at") OR old_values."departs_at" IS DISTINCT FROM (new_values."departs_at") OR old_values."destination_id" IS DISTINCT FROM (new_values."destination_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."infants" IS DISTINCT FROM (new_values."infants") OR old_values."mode" IS DISTINCT FROM (new_values."mode") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."origin_id" IS DISTINCT FROM (new_values."origin_id") OR old_values."rotation_id" IS DISTINCT FROM (new_values."rotation_id") OR old_values."seats" IS DISTINCT FROM (new_values."seats") OR old_values."stretchers" IS DISTINCT FROM (new_values."stretchers") OR old_values."wheelchairs" IS DISTINCT FROM (new_values."wheelchairs")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c2bb687d0b0f3b0f65290f00f2bf6215fdcaeec1",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_5f780",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="flights_leg",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "flights_leghistory" ("arrived_at", "arrives_at", "carries", "departed_at", "departs_at", "destination_id", "id", "infants", "mode", "number", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rotation_id", "seats", "stretchers", "wheelchairs") SELECT old_values."arrived_at", old_values."arrives_at", old_values."carries", old_values."departed_at", old_values."departs_at", old_values."destination_id", old_values."id", old_values."infants", old_values."mode", old_values."number", old_values."origin_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."rotation_id", old_values."seats", old_values."stretchers", old_values."wheelchairs" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="3e80d78947bf9b7b2bbfabffd37a21f57875886b",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_7e38f",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="flights_leg",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("rotation", "number"), name="leg_number_once_in_a_rotation"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("arrives_at__gt", models.F("departs_at"))),
                                name="arrives_after_departing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("origin", models.F("destination")), _negated=True),
                                name="leg_goes_somewhere",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("held_seats__lte", models.F("seats"))),
                                name="never_more_seats_than_there_are",
                                violation_error_message="No quedan plazas suficientes en este tramo.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("held_wheelchairs__lte", models.F("wheelchairs"))),
                                name="never_more_wheelchairs_than_there_are",
                                violation_error_message="No quedan plazas suficientes en este tramo.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("held_stretchers__lte", models.F("stretchers"))),
                                name="never_more_stretchers_than_there_are",
                                violation_error_message="No quedan plazas suficientes en este tramo.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("held_infants__lte", models.F("infants"))),
                                name="never_more_infants_than_there_are",
                                violation_error_message="No quedan plazas suficientes en este tramo.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CounterpartCount",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("people", models.PositiveIntegerField(verbose_name="personas")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="nota")),
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
                            "leg",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="counts", to="flights.leg"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["leg", "-at", "-id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="5142e342bea7e09cdd9989d40f16c1ca0f97aa19",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_b284d",
                                    table="flights_counterpartcount",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Manifest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(verbose_name="versión")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "abierto"),
                                    ("frozen", "congelado"),
                                    ("sent", "enviado"),
                                    ("acknowledged", "recibido por el transportista"),
                                ],
                                default="open",
                                max_length=14,
                                verbose_name="estado",
                            ),
                        ),
                        ("state_since", models.DateTimeField()),
                        ("people", models.PositiveIntegerField(verbose_name="personas")),
                        ("households", models.PositiveIntegerField(verbose_name="familias")),
                        ("fingerprint", models.CharField(max_length=64)),
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
                            "leg",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="manifests", to="flights.leg"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "manifiesto",
                        "verbose_name_plural": "manifiestos",
                        "ordering": ["leg", "-version"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="guarded_states",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."state", \'/\', NEW."state") = ANY(\'{frozen/sent,open/frozen,sent/acknowledged}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="c8d4d91ad6feeb0023e93c00d58ecf61006467a3",
                                    operation="UPDATE",
                                    pgid="pgtrigger_guarded_states_1f2b4",
                                    table="flights_manifest",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="frozen_manifest_stays",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                                    hash="3f350ef37bd396f947f12705def63367c22e2c6d",
                                    operation="DELETE",
                                    pgid="pgtrigger_frozen_manifest_stays_0a37a",
                                    table="flights_manifest",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="frozen_manifest_never_changes",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."at" IS DISTINCT FROM (NEW."at") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."fingerprint" IS DISTINCT FROM (NEW."fingerprint") OR OLD."households" IS DISTINCT FROM (NEW."households") OR OLD."leg_id" IS DISTINCT FROM (NEW."leg_id") OR OLD."people" IS DISTINCT FROM (NEW."people") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="5f8a2ab93e3d0624af1c092c5be0ef6b0b7a2118",
                                    operation="UPDATE",
                                    pgid="pgtrigger_frozen_manifest_never_changes_a28b7",
                                    table="flights_manifest",
                                    when="BEFORE",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("leg", "version"), name="manifest_version_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ManifestEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        ("reference", models.CharField(max_length=11)),
                        ("given_names", models.CharField(max_length=120)),
                        ("surnames", models.CharField(max_length=170)),
                        ("born_on", models.DateField(null=True)),
                        ("sex", models.CharField(max_length=1)),
                        ("nationality", django_countries.fields.CountryField(max_length=2)),
                        ("document", models.CharField(blank=True, max_length=20)),
                        (
                            "document_number",
                            repatriation.common.fields.EncryptedTextField(
                                blank=True, column="manifest.document_number"
                            ),
                        ),
                        ("special", models.CharField(blank=True, max_length=40)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                            ),
                        ),
                        (
                            "manifest",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="entries",
                                to="flights.manifest",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.casemember"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["manifest", "position"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="0a15b38e9abfd2105e5799a110a840a6ba5f6b5d",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_facec",
                                    table="flights_manifestentry",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("manifest", "member"), name="passenger_once_in_a_manifest"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("given_names", ""), _negated=True),
                                    models.Q(("surnames", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="entry_has_a_name",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ManifestMove",
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
                                on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="flights.manifest"
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
                                    hash="920b1e388f07185bbfff323ecceee2a0a65b4e18",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_80f7d",
                                    table="flights_manifestmove",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Permit",
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
                                    ("overflight", "sobrevuelo"),
                                    ("landing", "aterrizaje"),
                                    ("departure", "salida"),
                                    ("health", "sanidad"),
                                ],
                                max_length=12,
                                verbose_name="clase",
                            ),
                        ),
                        ("country", django_countries.fields.CountryField(max_length=2, verbose_name="Estado")),
                        ("authority", models.CharField(max_length=120, verbose_name="autoridad")),
                        ("is_mandatory", models.BooleanField(default=True, verbose_name="obligatorio")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("needed", "falta"),
                                    ("requested", "pedido"),
                                    ("granted", "concedido"),
                                    ("conditional", "con condiciones"),
                                    ("refused", "negado"),
                                    ("revoked", "revocado"),
                                    ("expired", "vencido"),
                                ],
                                default="needed",
                                max_length=14,
                                verbose_name="estado",
                            ),
                        ),
                        ("state_since", models.DateTimeField()),
                        ("number", models.CharField(blank=True, max_length=60, verbose_name="número")),
                        ("valid_from", models.DateTimeField(blank=True, null=True, verbose_name="válido desde")),
                        ("valid_until", models.DateTimeField(blank=True, null=True, verbose_name="válido hasta")),
                        ("conditions", models.TextField(blank=True, verbose_name="condiciones")),
                        ("assurance", models.TextField(blank=True, verbose_name="solo palabra")),
                        (
                            "leg",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="permits", to="flights.leg"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "permiso",
                        "verbose_name_plural": "permisos",
                        "ordering": ["leg", "kind", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="guarded_states",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."state", \'/\', NEW."state") = ANY(\'{conditional/granted,conditional/refused,expired/requested,granted/expired,granted/revoked,needed/requested,refused/requested,requested/conditional,requested/granted,requested/refused,revoked/requested}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="62c97a2844ebe189c91fad7d23f656d492420758",
                                    operation="UPDATE",
                                    pgid="pgtrigger_guarded_states_092db",
                                    table="flights_permit",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "flights_permithistory" ("assurance", "authority", "conditions", "country", "id", "is_mandatory", "kind", "leg_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "state_since", "valid_from", "valid_until") SELECT new_values."assurance", new_values."authority", new_values."conditions", new_values."country", new_values."id", new_values."is_mandatory", new_values."kind", new_values."leg_id", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."state", new_values."state_since", new_values."valid_from", new_values."valid_until" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8458461b242124d0666663404626393ed09b0a55",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_95943",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="flights_permit",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "flights_permithistory" ("assurance", "authority", "conditions", "country", "id", "is_mandatory", "kind", "leg_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "state_since", "valid_from", "valid_until") SELECT new_values."assurance", new_values."authority", new_values."conditions", new_values."country", new_values."id", new_values."is_mandatory", new_values."kind", new_values."leg_id", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."state", new_values."state_since", new_values."valid_from", new_values."valid_until" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="90ab1edde6eee0e4cd23b607276cc39f3f5d4157",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_c353c",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="flights_permit",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "flights_permithistory" ("assurance", "authority", "conditions", "country", "id", "is_mandatory", "kind", "leg_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "state_since", "valid_from", "valid_until") SELECT old_values."assurance", old_values."authority", old_values."conditions", old_values."country", old_values."id", old_values."is_mandatory", old_values."kind", old_values."leg_id", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."state", old_values."state_since", old_values."valid_from", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7b175669b45b041fafd96a8ff4a933bf45c85e3e",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_694c2",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="flights_permit",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("leg", "kind", "country"), name="permit_once_for_a_leg"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "granted"), _negated=True),
                                    models.Q(models.Q(("number", ""), _negated=True), ("valid_until__isnull", False)),
                                    _connector="OR",
                                ),
                                name="granted_permit_has_number_and_validity",
                                violation_error_message="Un permiso concedido tiene número y vigencia.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PermitHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("overflight", "sobrevuelo"),
                                    ("landing", "aterrizaje"),
                                    ("departure", "salida"),
                                    ("health", "sanidad"),
                                ],
                                max_length=12,
                                verbose_name="clase",
                            ),
                        ),
                        ("country", django_countries.fields.CountryField(max_length=2, verbose_name="Estado")),
                        ("authority", models.CharField(max_length=120, verbose_name="autoridad")),
                        ("is_mandatory", models.BooleanField(default=True, verbose_name="obligatorio")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("needed", "falta"),
                                    ("requested", "pedido"),
                                    ("granted", "concedido"),
                                    ("conditional", "con condiciones"),
                                    ("refused", "negado"),
                                    ("revoked", "revocado"),
                                    ("expired", "vencido"),
                                ],
                                default="needed",
                                max_length=14,
                                verbose_name="estado",
                            ),
                        ),
                        ("state_since", models.DateTimeField()),
                        ("number", models.CharField(blank=True, max_length=60, verbose_name="número")),
                        ("valid_from", models.DateTimeField(blank=True, null=True, verbose_name="válido desde")),
                        ("valid_until", models.DateTimeField(blank=True, null=True, verbose_name="válido hasta")),
                        ("conditions", models.TextField(blank=True, verbose_name="condiciones")),
                        ("assurance", models.TextField(blank=True, verbose_name="solo palabra")),
                        (
                            "leg",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="flights.leg",
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
                                to="flights.permit",
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
                                    hash="4dbf6cb4d65ca1e3657fa637a58c310ac8b0a91a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_a1087",
                                    table="flights_permithistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PermitMove",
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
                                on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="flights.permit"
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
                                    hash="976ea9ba816ffc6c30d0dae963f4dfd45c9cf64d",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_5eee2",
                                    table="flights_permitmove",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Placement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("code", models.CharField(max_length=20)),
                        ("values", models.JSONField(default=dict)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="placements", to="cases.case"
                            ),
                        ),
                        (
                            "leg",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="placements",
                                to="flights.leg",
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="placements",
                                to="flights.allocationrun",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["run", "position", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="d6770e985d7d492f55b08d216aed410fac34104f",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d80ad",
                                    table="flights_placement",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("run", "case"), name="one_answer_for_a_household")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReciprocityAgreement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("counterpart", django_countries.fields.CountryField(max_length=2, verbose_name="contraparte")),
                        (
                            "basis",
                            models.CharField(
                                choices=[("people", "personas"), ("flights", "vuelos")],
                                default="people",
                                max_length=8,
                                verbose_name="se cuenta en",
                            ),
                        ),
                        ("tolerance", models.PositiveIntegerField(default=150, verbose_name="tolerancia")),
                        ("starts_on", models.DateField(verbose_name="desde")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="hasta")),
                        ("text", models.TextField(blank=True, verbose_name="lo acordado")),
                    ],
                    options={
                        "verbose_name": "acuerdo de reciprocidad",
                        "verbose_name_plural": "acuerdos de reciprocidad",
                        "ordering": ["counterpart", "-starts_on", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "flights_reciprocityagreementhistory" ("basis", "counterpart", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "text", "tolerance") SELECT new_values."basis", new_values."counterpart", new_values."ends_on", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."starts_on", new_values."text", new_values."tolerance" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2e3d72d13a322d464052c2275623f85b5cbbb773",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_09fdc",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="flights_reciprocityagreement",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "flights_reciprocityagreementhistory" ("basis", "counterpart", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "text", "tolerance") SELECT new_values."basis", new_values."counterpart", new_values."ends_on", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."starts_on", new_values."text", new_values."tolerance" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="05b4bd30bc74b19adbe13d5005c0c92b459d2425",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_71c26",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="flights_reciprocityagreement",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "flights_reciprocityagreementhistory" ("basis", "counterpart", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "text", "tolerance") SELECT old_values."basis", old_values."counterpart", old_values."ends_on", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."starts_on", old_values."text", old_values."tolerance" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b35e7fa00cb92693ec88b97fa1ee1dd01382c5cb",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_b938a",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="flights_reciprocityagreement",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("counterpart", "PE"), _negated=True),
                                name="agreement_is_with_another_state",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LedgerCorrection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "carried_by",
                            django_countries.fields.CountryField(max_length=2, verbose_name="transportados por"),
                        ),
                        ("people", models.IntegerField(verbose_name="personas")),
                        ("reason", models.TextField(verbose_name="motivo")),
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
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="flights.reciprocityagreement",
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
                                    hash="e22367ed8c1c6939fd97fdaf0e773dcb366946bb",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_6f145",
                                    table="flights_ledgercorrection",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReciprocityAgreementHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("counterpart", django_countries.fields.CountryField(max_length=2, verbose_name="contraparte")),
                        (
                            "basis",
                            models.CharField(
                                choices=[("people", "personas"), ("flights", "vuelos")],
                                default="people",
                                max_length=8,
                                verbose_name="se cuenta en",
                            ),
                        ),
                        ("tolerance", models.PositiveIntegerField(default=150, verbose_name="tolerancia")),
                        ("starts_on", models.DateField(verbose_name="desde")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="hasta")),
                        ("text", models.TextField(blank=True, verbose_name="lo acordado")),
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
                                to="flights.reciprocityagreement",
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
                                    hash="6906f5548d1235ad4c9d5afc6f81bcb18e0daa48",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d6e3b",
                                    table="flights_reciprocityagreementhistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rotation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="nombre")),
                        ("operated_by", django_countries.fields.CountryField(max_length=2, verbose_name="la opera")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "borrador"),
                                    ("submitted", "por aprobar"),
                                    ("returned", "devuelta"),
                                    ("refused", "rechazada"),
                                    ("approved", "aprobada"),
                                    ("cleared", "con permisos"),
                                    ("operated", "operada"),
                                    ("closed", "cerrada"),
                                    ("cancelled", "cancelada"),
                                ],
                                default="draft",
                                max_length=14,
                                verbose_name="estado",
                            ),
                        ),
                        ("state_since", models.DateTimeField()),
                        ("planned_at", models.DateTimeField()),
                        ("note", models.TextField(blank=True, verbose_name="nota")),
                        (
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rotations",
                                to="flights.reciprocityagreement",
                                verbose_name="acuerdo",
                            ),
                        ),
                        (
                            "planned_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "rotación",
                        "verbose_name_plural": "rotaciones",
                        "ordering": ["-planned_at", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="guarded_states",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."state", \'/\', NEW."state") = ANY(\'{approved/cancelled,approved/cleared,cleared/approved,cleared/cancelled,cleared/operated,draft/submitted,operated/closed,returned/submitted,submitted/approved,submitted/refused,submitted/returned}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="eb383f33f5a58a1fb75e3eb397592baee645bbf4",
                                    operation="UPDATE",
                                    pgid="pgtrigger_guarded_states_44d10",
                                    table="flights_rotation",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "flights_rotationhistory" ("agreement_id", "id", "name", "note", "operated_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_at", "planned_by_id", "state", "state_since") SELECT new_values."agreement_id", new_values."id", new_values."name", new_values."note", new_values."operated_by", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."planned_at", new_values."planned_by_id", new_values."state", new_values."state_since" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="34c75f9831c663fafcfc32379e0e683f666ecf36",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_21b43",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="flights_rotation",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "flights_rotationhistory" ("agreement_id", "id", "name", "note", "operated_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_at", "planned_by_id", "state", "state_since") SELECT new_values."agreement_id", new_values."id", new_values."name", new_values."note", new_values."operated_by", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."planned_at", new_values."planned_by_id", new_values."state", new_values."state_since" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c4a5394831fb1bb1a6b06f7a1572bd3071d1a485",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_ed847",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="flights_rotation",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "flights_rotationhistory" ("agreement_id", "id", "name", "note", "operated_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_at", "planned_by_id", "state", "state_since") SELECT old_values."agreement_id", old_values."id", old_values."name", old_values."note", old_values."operated_by", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."planned_at", old_values."planned_by_id", old_values."state", old_values."state_since" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="4fa38f56d7b345127a289a980af92b95dbfff963",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_57132",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="flights_rotation",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LegHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveSmallIntegerField(default=1, verbose_name="tramo")),
                        ("departs_at", models.DateTimeField(verbose_name="sale")),
                        ("arrives_at", models.DateTimeField(verbose_name="llega")),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("charter", "vuelo chárter"),
                                    ("commercial", "vuelo comercial"),
                                    ("military", "avión militar"),
                                    ("bus", "bus"),
                                    ("ship", "barco"),
                                ],
                                default="charter",
                                max_length=12,
                                verbose_name="medio",
                            ),
                        ),
                        ("carries", django_countries.fields.CountryField(max_length=2, verbose_name="nacionales de")),
                        ("seats", models.PositiveIntegerField(verbose_name="asientos")),
                        ("wheelchairs", models.PositiveIntegerField(default=0, verbose_name="sillas de ruedas")),
                        ("stretchers", models.PositiveIntegerField(default=0, verbose_name="camillas")),
                        ("infants", models.PositiveIntegerField(default=0, verbose_name="bebés en brazos")),
                        ("departed_at", models.DateTimeField(blank=True, null=True, verbose_name="salió")),
                        ("arrived_at", models.DateTimeField(blank=True, null=True, verbose_name="llegó")),
                        (
                            "destination",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="consulates.airport",
                                verbose_name="hacia",
                            ),
                        ),
                        (
                            "origin",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="consulates.airport",
                                verbose_name="desde",
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
                                to="flights.leg",
                            ),
                        ),
                        (
                            "rotation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="flights.rotation",
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
                                    hash="d7ef229c854fd9dc369c8889a4b86f8409709252",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_36207",
                                    table="flights_leghistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ApprovalHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("submitted_at", models.DateTimeField(verbose_name="presentada el")),
                        ("legal_ground", models.CharField(max_length=300, verbose_name="base legal")),
                        ("official_list", models.JSONField(default=list, verbose_name="relación oficial")),
                        ("ledger_before", models.JSONField(default=dict)),
                        ("ledger_after", models.JSONField(default=dict)),
                        (
                            "decision",
                            models.CharField(
                                choices=[
                                    ("pending", "por decidir"),
                                    ("approved", "aprobada"),
                                    ("returned", "devuelta"),
                                    ("refused", "rechazada"),
                                ],
                                default="pending",
                                max_length=10,
                                verbose_name="decisión",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decidida el")),
                        ("conditions", models.TextField(blank=True, verbose_name="condiciones o motivo")),
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
                                to="flights.approval",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "rotation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="flights.rotation",
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
                                    hash="d2ad18633ef86367a6ff912e755e6f3c9399ef61",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_6932b",
                                    table="flights_approvalhistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RotationHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=80, verbose_name="nombre")),
                        ("operated_by", django_countries.fields.CountryField(max_length=2, verbose_name="la opera")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "borrador"),
                                    ("submitted", "por aprobar"),
                                    ("returned", "devuelta"),
                                    ("refused", "rechazada"),
                                    ("approved", "aprobada"),
                                    ("cleared", "con permisos"),
                                    ("operated", "operada"),
                                    ("closed", "cerrada"),
                                    ("cancelled", "cancelada"),
                                ],
                                default="draft",
                                max_length=14,
                                verbose_name="estado",
                            ),
                        ),
                        ("state_since", models.DateTimeField()),
                        ("planned_at", models.DateTimeField()),
                        ("note", models.TextField(blank=True, verbose_name="nota")),
                        (
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="flights.reciprocityagreement",
                                verbose_name="acuerdo",
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
                                to="flights.rotation",
                            ),
                        ),
                        (
                            "planned_by",
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
                                    hash="710485451264546ccbf8cc04bd9c34e7b8ae3b6c",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_76b93",
                                    table="flights_rotationhistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RotationMove",
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
                                on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="flights.rotation"
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
                                    hash="f59501c7121bb7246b841515cc0bb0779cee930a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_0890e",
                                    table="flights_rotationmove",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SeatOffer",
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
                                    ("proposed", "propuesta"),
                                    ("sent", "enviada"),
                                    ("accepted", "aceptada"),
                                    ("declined", "no aceptada"),
                                    ("expired", "vencida"),
                                    ("withdrawn", "retirada"),
                                    ("boarded", "embarcada"),
                                    ("no_show", "no se presentó"),
                                    ("released", "liberada"),
                                ],
                                default="proposed",
                                max_length=14,
                                verbose_name="estado",
                            ),
                        ),
                        ("state_since", models.DateTimeField()),
                        ("seats", models.PositiveSmallIntegerField(verbose_name="asientos")),
                        ("wheelchairs", models.PositiveSmallIntegerField(default=0, verbose_name="sillas de ruedas")),
                        ("stretchers", models.PositiveSmallIntegerField(default=0, verbose_name="camillas")),
                        ("infants", models.PositiveSmallIntegerField(default=0, verbose_name="bebés en brazos")),
                        ("reason_code", models.CharField(max_length=20)),
                        ("reason_values", models.JSONField(default=dict)),
                        ("made_at", models.DateTimeField(verbose_name="hecha el")),
                        ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="enviada el")),
                        ("answer_by", models.DateTimeField(blank=True, null=True, verbose_name="respuesta hasta")),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="offers", to="cases.case"
                            ),
                        ),
                        (
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="followed_by",
                                to="flights.seatoffer",
                            ),
                        ),
                        (
                            "leg",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="offers", to="flights.leg"
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="offers",
                                to="flights.allocationrun",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "oferta de asiento",
                        "verbose_name_plural": "ofertas de asiento",
                        "ordering": ["-made_at", "-id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="guarded_states",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."state", \'/\', NEW."state") = ANY(\'{accepted/boarded,accepted/no_show,accepted/released,accepted/withdrawn,expired/accepted,proposed/sent,proposed/withdrawn,sent/accepted,sent/declined,sent/expired,sent/withdrawn}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="188396918bfb821e1a0a7e6432732d4b8a64a798",
                                    operation="UPDATE",
                                    pgid="pgtrigger_guarded_states_d5dc7",
                                    table="flights_seatoffer",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "flights_seatofferhistory" ("answer_by", "case_id", "follows_id", "id", "infants", "leg_id", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_code", "reason_values", "run_id", "seats", "sent_at", "state", "state_since", "stretchers", "wheelchairs") SELECT new_values."answer_by", new_values."case_id", new_values."follows_id", new_values."id", new_values."infants", new_values."leg_id", new_values."made_at", new_values."made_by_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason_code", new_values."reason_values", new_values."run_id", new_values."seats", new_values."sent_at", new_values."state", new_values."state_since", new_values."stretchers", new_values."wheelchairs" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="207df5a74f46e3c5e6a70b517ef1c21db7a9cc4e",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_0c78f",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="flights_seatoffer",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "flights_seatofferhistory" ("answer_by", "case_id", "follows_id", "id", "infants", "leg_id", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_code", "reason_values", "run_id", "seats", "sent_at", "state", "state_since", "stretchers", "wheelchairs") SELECT new_values."answer_by", new_values."case_id", new_values."follows_id", new_values."id", new_values."infants", new_values."leg_id", new_values."made_at", new_values."made_by_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason_code", new_values."reason_values", new_values."run_id", new_values."seats", new_values."sent_at", new_values."state", new_values."state_since", new_values."stretchers", new_values."wheelchairs" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="3a5bb6c09250f042cbe4afa7a820d68a4222e5d6",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_56a4c",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="flights_seatoffer",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "flights_seatofferhistory" ("answer_by", "case_id", "follows_id", "id", "infants", "leg_id", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_code", "reason_values", "run_id", "seats", "sent_at", "state", "state_since", "stretchers", "wheelchairs") SELECT old_values."answer_by", old_values."case_id", old_values."follows_id", old_values."id", old_values."infants", old_values."leg_id", old_values."made_at", old_values."made_by_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason_code", old_values."reason_values", old_values."run_id", old_values."seats", old_values."sent_at", old_values."state", old_values."state_since", old_values."stretchers", old_values."wheelchairs" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="06751f54502030cc56ac367678e2990795f5584a",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_db14a",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="flights_seatoffer",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="counts_places_of_new_offers",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            UPDATE flights_leg SET held_seats = held_seats + taken.seats, held_wheelchairs = held_wheelchairs + taken.wheelchairs, held_stretchers = held_stretchers + taken.stretchers, held_infants = held_infants + taken.infants FROM (\n                SELECT leg_id, sum(seats) AS seats, sum(wheelchairs) AS wheelchairs, sum(stretchers) AS stretchers, sum(infants) AS infants FROM new_rows WHERE state IN ('proposed', 'sent', 'accepted', 'boarded') GROUP BY leg_id\n            ) taken WHERE flights_leg.id = taken.leg_id;\n            RETURN NULL;\n        ",
                                    hash="3902463e574cd3561ce6d4a572de33f3ee073287",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_counts_places_of_new_offers_9c053",
                                    referencing="REFERENCING NEW TABLE AS new_rows ",
                                    table="flights_seatoffer",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="keeps_count_of_held_places",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF TG_OP = 'UPDATE' AND (OLD.state IN ('proposed', 'sent', 'accepted', 'boarded')) = (NEW.state IN ('proposed', 'sent', 'accepted', 'boarded')) AND OLD.leg_id = NEW.leg_id\n                AND (OLD.seats, OLD.wheelchairs, OLD.stretchers, OLD.infants)\n                  = (NEW.seats, NEW.wheelchairs, NEW.stretchers, NEW.infants) THEN\n                RETURN NULL;\n            END IF;\n            IF OLD.state IN ('proposed', 'sent', 'accepted', 'boarded') THEN\n                UPDATE flights_leg SET held_seats = held_seats - OLD.seats, held_wheelchairs = held_wheelchairs - OLD.wheelchairs, held_stretchers = held_stretchers - OLD.stretchers, held_infants = held_infants - OLD.infants WHERE id = OLD.leg_id;\n            END IF;\n            IF TG_OP <> 'DELETE' AND NEW.state IN ('proposed', 'sent', 'accepted', 'boarded') THEN\n                UPDATE flights_leg SET held_seats = held_seats + NEW.seats, held_wheelchairs = held_wheelchairs + NEW.wheelchairs, held_stretchers = held_stretchers + NEW.stretchers, held_infants = held_infants + NEW.infants WHERE id = NEW.leg_id;\n            END IF;\n            RETURN NULL;\n        ",
                                    hash="5e074fea935c5b5052a78dfa66631c0c389c96d9",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_keeps_count_of_held_places_b23d3",
                                    table="flights_seatoffer",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "sent")), fields=["answer_by", "id"], name="offer_due"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["proposed", "sent", "accepted"])),
                                fields=("case",),
                                name="one_live_offer_for_a_household",
                                violation_error_message="Esta familia ya tiene una oferta.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("seats__gte", 1), ("stretchers__gte", 1), _connector="OR"),
                                name="offer_takes_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "sent"), _negated=True),
                                    ("answer_by__isnull", False),
                                    _connector="OR",
                                ),
                                name="sent_offer_has_a_deadline",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfferMove",
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
                                to="flights.seatoffer",
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
                                    hash="c4f3c9b53f9a0d10dcb9f268ed31fe9a7c19f4fa",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_84086",
                                    table="flights_offermove",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BoardingScan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("scan", models.UUIDField()),
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
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="scans", to="cases.casemember"
                            ),
                        ),
                        (
                            "leg",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="scans", to="flights.leg"
                            ),
                        ),
                        (
                            "offer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scans",
                                to="flights.seatoffer",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "embarque",
                        "verbose_name_plural": "embarques",
                        "ordering": ["at", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="e9170ea41447aa11b99ca53a1c6cc037481d05f9",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_08cbd",
                                    table="flights_boardingscan",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("leg", "member"), name="boarded_once"),
                            models.UniqueConstraint(fields=("scan", "member"), name="scan_counted_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SeatOfferHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "propuesta"),
                                    ("sent", "enviada"),
                                    ("accepted", "aceptada"),
                                    ("declined", "no aceptada"),
                                    ("expired", "vencida"),
                                    ("withdrawn", "retirada"),
                                    ("boarded", "embarcada"),
                                    ("no_show", "no se presentó"),
                                    ("released", "liberada"),
                                ],
                                default="proposed",
                                max_length=14,
                                verbose_name="estado",
                            ),
                        ),
                        ("state_since", models.DateTimeField()),
                        ("seats", models.PositiveSmallIntegerField(verbose_name="asientos")),
                        ("wheelchairs", models.PositiveSmallIntegerField(default=0, verbose_name="sillas de ruedas")),
                        ("stretchers", models.PositiveSmallIntegerField(default=0, verbose_name="camillas")),
                        ("infants", models.PositiveSmallIntegerField(default=0, verbose_name="bebés en brazos")),
                        ("reason_code", models.CharField(max_length=20)),
                        ("reason_values", models.JSONField(default=dict)),
                        ("made_at", models.DateTimeField(verbose_name="hecha el")),
                        ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="enviada el")),
                        ("answer_by", models.DateTimeField(blank=True, null=True, verbose_name="respuesta hasta")),
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
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="flights.seatoffer",
                            ),
                        ),
                        (
                            "leg",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="flights.leg",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
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
                                to="flights.seatoffer",
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="flights.allocationrun",
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
                                    hash="8bc12800c77d4af9aa7ca130701b1c8f9fc0afda",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_aac61",
                                    table="flights_seatofferhistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Arrival",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "presence",
                            models.CharField(
                                choices=[("present", "presente"), ("missing", "falta")],
                                max_length=8,
                                verbose_name="presencia",
                            ),
                        ),
                        ("cause", models.CharField(blank=True, max_length=300, verbose_name="causa")),
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
                            "scan",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="arrival",
                                to="flights.boardingscan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "llegada",
                        "verbose_name_plural": "llegadas",
                        "ordering": ["at", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="21d804b9e4d789b725ae380af1b5785508ac7871",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d1c18",
                                    table="flights_arrival",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("presence", "present"), models.Q(("cause", ""), _negated=True), _connector="OR"
                                ),
                                name="missing_has_a_cause",
                                violation_error_message="Escriba por qué falta.",
                            )
                        ],
                    },
                ),
            ],
        ),
        AddTriggers(
            triggers=[],
        ),
    ]
