import django.contrib.auth.models
import django.contrib.auth.validators
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.utils.timezone
import django_countries.fields
import pgtrigger.compiler
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import consulates.models.offices
from repatriation.common.migrating import AddTriggers, CreateModels


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        BtreeGistExtension(),
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="Agency",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=12, unique=True, verbose_name="código")),
                        ("name_es", models.CharField(max_length=160, verbose_name="nombre en español")),
                        ("name_en", models.CharField(max_length=160, verbose_name="nombre en inglés")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="fuente")),
                    ],
                    options={
                        "verbose_name": "entidad",
                        "verbose_name_plural": "entidades",
                        "ordering": ["code", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_agencyhistory" ("code", "id", "name_en", "name_es", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") SELECT new_values."code", new_values."id", new_values."name_en", new_values."name_es", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."source" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="4ea88b4e9fcf5f87bf85a49152ff7cc131148945",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_c5845",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="consulates_agency",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_agencyhistory" ("code", "id", "name_en", "name_es", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") SELECT new_values."code", new_values."id", new_values."name_en", new_values."name_es", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."source" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b382369d6da3ec944bb296ec894b152bca86f5ab",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_75a08",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="consulates_agency",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_agencyhistory" ("code", "id", "name_en", "name_es", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") SELECT old_values."code", old_values."id", old_values."name_en", old_values."name_es", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."source" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="458cc4220d9dae1826b170820846afeebd2705d0",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_8a985",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="consulates_agency",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Airport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=4, unique=True, verbose_name="código")),
                        ("icao", models.CharField(max_length=4, unique=True, verbose_name="ICAO")),
                        ("name", models.CharField(max_length=120, verbose_name="nombre")),
                        ("city", models.CharField(max_length=80, verbose_name="ciudad")),
                        ("country", django_countries.fields.CountryField(max_length=2, verbose_name="país")),
                        ("subdivision", models.CharField(blank=True, max_length=6, verbose_name="estado o región")),
                        ("latitude", models.DecimalField(decimal_places=4, max_digits=7, verbose_name="latitud")),
                        ("longitude", models.DecimalField(decimal_places=4, max_digits=7, verbose_name="longitud")),
                        ("timezone", models.CharField(max_length=40, verbose_name="zona horaria")),
                        ("role", models.CharField(blank=True, max_length=30, verbose_name="función")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="fuente")),
                    ],
                    options={
                        "verbose_name": "aeropuerto",
                        "verbose_name_plural": "aeropuertos",
                        "ordering": ["country", "city", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_airporthistory" ("city", "code", "country", "icao", "id", "latitude", "longitude", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "source", "subdivision", "timezone") SELECT new_values."city", new_values."code", new_values."country", new_values."icao", new_values."id", new_values."latitude", new_values."longitude", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."role", new_values."source", new_values."subdivision", new_values."timezone" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e62345661387da49505fbe80ff9112d743e78996",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_5057c",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="consulates_airport",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_airporthistory" ("city", "code", "country", "icao", "id", "latitude", "longitude", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "source", "subdivision", "timezone") SELECT new_values."city", new_values."code", new_values."country", new_values."icao", new_values."id", new_values."latitude", new_values."longitude", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."role", new_values."source", new_values."subdivision", new_values."timezone" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="92580e309870f411301cee6ca6e35a37f17f2e26",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d7f4c",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="consulates_airport",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_airporthistory" ("city", "code", "country", "icao", "id", "latitude", "longitude", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "source", "subdivision", "timezone") SELECT old_values."city", old_values."code", old_values."country", old_values."icao", old_values."id", old_values."latitude", old_values."longitude", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."role", old_values."source", old_values."subdivision", old_values."timezone" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5099fa765e8a76ff8fb7abb772c97d2379961292",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_e7f9d",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="consulates_airport",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BorderCrossing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=12, unique=True, verbose_name="código")),
                        ("name", models.CharField(max_length=120, verbose_name="nombre")),
                        ("country_a", django_countries.fields.CountryField(max_length=2, verbose_name="país A")),
                        ("place_a", models.CharField(max_length=80, verbose_name="lugar en A")),
                        ("country_b", django_countries.fields.CountryField(max_length=2, verbose_name="país B")),
                        ("place_b", models.CharField(max_length=80, verbose_name="lugar en B")),
                        ("latitude", models.DecimalField(decimal_places=4, max_digits=7, verbose_name="latitud")),
                        ("longitude", models.DecimalField(decimal_places=4, max_digits=7, verbose_name="longitud")),
                        ("timezone", models.CharField(max_length=40, verbose_name="zona horaria")),
                        ("has_control_post", models.BooleanField(default=False, verbose_name="puesto de control")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="fuente")),
                    ],
                    options={
                        "verbose_name": "paso fronterizo",
                        "verbose_name_plural": "pasos fronterizos",
                        "ordering": ["name", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_bordercrossinghistory" ("code", "country_a", "country_b", "has_control_post", "id", "latitude", "longitude", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_a", "place_b", "source", "timezone") SELECT new_values."code", new_values."country_a", new_values."country_b", new_values."has_control_post", new_values."id", new_values."latitude", new_values."longitude", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place_a", new_values."place_b", new_values."source", new_values."timezone" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="70eebaf6c28370ea1ab418c1179ed1e29152109c",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_92dd1",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="consulates_bordercrossing",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_bordercrossinghistory" ("code", "country_a", "country_b", "has_control_post", "id", "latitude", "longitude", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_a", "place_b", "source", "timezone") SELECT new_values."code", new_values."country_a", new_values."country_b", new_values."has_control_post", new_values."id", new_values."latitude", new_values."longitude", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place_a", new_values."place_b", new_values."source", new_values."timezone" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d6ca2525e026ebf43dc3e49cdf317f8239375019",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_3f6e4",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="consulates_bordercrossing",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_bordercrossinghistory" ("code", "country_a", "country_b", "has_control_post", "id", "latitude", "longitude", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_a", "place_b", "source", "timezone") SELECT old_values."code", old_values."country_a", old_values."country_b", old_values."has_control_post", old_values."id", old_values."latitude", old_values."longitude", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place_a", old_values."place_b", old_values."source", old_values."timezone" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c10a994afa938d56400f2147c2a8a135a64ce4d8",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_78e4f",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="consulates_bordercrossing",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsularOffice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=12, unique=True, verbose_name="código")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("embassy", "embajada"),
                                    ("consulate_general", "consulado general"),
                                    ("consulate", "consulado"),
                                    ("honorary", "consulado honorario"),
                                    ("home_desk", "oficina en el país"),
                                ],
                                max_length=20,
                                verbose_name="clase",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="nombre")),
                        ("city", models.CharField(max_length=80, verbose_name="ciudad")),
                        ("country", django_countries.fields.CountryField(max_length=2, verbose_name="país")),
                        (
                            "subdivision",
                            models.CharField(
                                blank=True, help_text="ISO 3166-2", max_length=6, verbose_name="estado o región"
                            ),
                        ),
                        ("latitude", models.DecimalField(decimal_places=4, max_digits=7, verbose_name="latitud")),
                        ("longitude", models.DecimalField(decimal_places=4, max_digits=7, verbose_name="longitud")),
                        ("timezone", models.CharField(max_length=40, verbose_name="zona horaria")),
                        ("is_transit_post", models.BooleanField(default=False, verbose_name="puesto de tránsito")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="correo")),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="teléfono")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="fuente")),
                        ("address", models.CharField(blank=True, max_length=300, verbose_name="dirección")),
                        (
                            "emergency_phone",
                            models.CharField(blank=True, max_length=40, verbose_name="teléfono de emergencia"),
                        ),
                        (
                            "hours",
                            models.CharField(
                                blank=True,
                                help_text="Por ejemplo: Mo-Fr 08:30-13:30; Sa 09:00-12:00",
                                max_length=120,
                                validators=[consulates.models.offices.opening_hours],
                                verbose_name="horario",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "oficina consular",
                        "verbose_name_plural": "oficinas consulares",
                        "ordering": ["country", "city", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_consularofficehistory" ("address", "city", "code", "country", "email", "emergency_phone", "hours", "id", "is_transit_post", "kind", "latitude", "longitude", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "source", "subdivision", "timezone") SELECT new_values."address", new_values."city", new_values."code", new_values."country", new_values."email", new_values."emergency_phone", new_values."hours", new_values."id", new_values."is_transit_post", new_values."kind", new_values."latitude", new_values."longitude", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."source", new_values."subdivision", new_values."timezone" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="544ac0b1922f0fba026c6215099a56f32363b351",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_37cb8",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="consulates_consularoffice",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_consularofficehistory" ("address", "city", "code", "country", "email", "emergency_phone", "hours", "id", "is_transit_post", "kind", "latitude", "longitude", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "source", "subdivision", "timezone") SELECT new_values."address", new_values."city", new_values."code", new_values."country", new_values."email", new_values."emergency_phone", new_values."hours", new_values."id", new_values."is_transit_post", new_values."kind", new_values."latitude", new_values."longitude", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."source", new_values."subdivision", new_values."timezone" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d8a7c924c4ddf50d468c905d8ba0a489a959f90b",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_40cd5",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="consulates_consularoffice",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_consularofficehistory" ("address", "city", "code", "country", "email", "emergency_phone", "hours", "id", "is_transit_post", "kind", "latitude", "longitude", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "source", "subdivision", "timezone") SELECT old_values."address", old_values."city", old_values."code", old_values."country", old_values."email", old_values."emergency_phone", old_values."hours", old_values."id", old_values."is_transit_post", old_values."kind", old_values."latitude", old_values."longitude", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone", old_values."source", old_values."subdivision", old_values."timezone" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="199b268341c301ea56703d7de10e09d44488bd02",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_29681",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="consulates_consularoffice",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgencyHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("code", models.CharField(max_length=12, verbose_name="código")),
                        ("name_es", models.CharField(max_length=160, verbose_name="nombre en español")),
                        ("name_en", models.CharField(max_length=160, verbose_name="nombre en inglés")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="fuente")),
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
                                to="consulates.agency",
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
                                    hash="d9901dc189aebface4ab311297c0b4fe9ed3da1e",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_cedda",
                                    table="consulates_agencyhistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AirportHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("code", models.CharField(max_length=4, verbose_name="código")),
                        ("icao", models.CharField(max_length=4, verbose_name="ICAO")),
                        ("name", models.CharField(max_length=120, verbose_name="nombre")),
                        ("city", models.CharField(max_length=80, verbose_name="ciudad")),
                        ("country", django_countries.fields.CountryField(max_length=2, verbose_name="país")),
                        ("subdivision", models.CharField(blank=True, max_length=6, verbose_name="estado o región")),
                        ("latitude", models.DecimalField(decimal_places=4, max_digits=7, verbose_name="latitud")),
                        ("longitude", models.DecimalField(decimal_places=4, max_digits=7, verbose_name="longitud")),
                        ("timezone", models.CharField(max_length=40, verbose_name="zona horaria")),
                        ("role", models.CharField(blank=True, max_length=30, verbose_name="función")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="fuente")),
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
                                to="consulates.airport",
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
                                    hash="92e276d51acca7905338829213d5aa7067a21852",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_72f0f",
                                    table="consulates_airporthistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BorderCrossingHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("code", models.CharField(max_length=12, verbose_name="código")),
                        ("name", models.CharField(max_length=120, verbose_name="nombre")),
                        ("country_a", django_countries.fields.CountryField(max_length=2, verbose_name="país A")),
                        ("place_a", models.CharField(max_length=80, verbose_name="lugar en A")),
                        ("country_b", django_countries.fields.CountryField(max_length=2, verbose_name="país B")),
                        ("place_b", models.CharField(max_length=80, verbose_name="lugar en B")),
                        ("latitude", models.DecimalField(decimal_places=4, max_digits=7, verbose_name="latitud")),
                        ("longitude", models.DecimalField(decimal_places=4, max_digits=7, verbose_name="longitud")),
                        ("timezone", models.CharField(max_length=40, verbose_name="zona horaria")),
                        ("has_control_post", models.BooleanField(default=False, verbose_name="puesto de control")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="fuente")),
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
                                to="consulates.bordercrossing",
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
                                    hash="f72716f6ad3144e242a8a31bb6ac57e2301d20b9",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_01d3f",
                                    table="consulates_bordercrossinghistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        (
                            "username",
                            models.CharField(
                                error_messages={"unique": "A user with that username already exists."},
                                help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                                max_length=150,
                                unique=True,
                                validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                                verbose_name="username",
                            ),
                        ),
                        ("first_name", models.CharField(blank=True, max_length=150, verbose_name="first name")),
                        ("last_name", models.CharField(blank=True, max_length=150, verbose_name="last name")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                        (
                            "is_staff",
                            models.BooleanField(
                                default=False,
                                help_text="Designates whether the user can log into this admin site.",
                                verbose_name="staff status",
                            ),
                        ),
                        (
                            "is_active",
                            models.BooleanField(
                                default=True,
                                help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                                verbose_name="active",
                            ),
                        ),
                        (
                            "date_joined",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined"),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("officer", "funcionario consular"),
                                    ("head", "jefe de oficina"),
                                    ("planner", "planificador"),
                                    ("approver", "aprobador"),
                                    ("agency", "funcionario de entidad"),
                                    ("liaison", "enlace de contraparte"),
                                    ("auditor", "auditor"),
                                    ("administrator", "administrador"),
                                ],
                                max_length=16,
                                verbose_name="función",
                            ),
                        ),
                        (
                            "country",
                            django_countries.fields.CountryField(blank=True, max_length=2, verbose_name="país"),
                        ),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="staff",
                                to="consulates.agency",
                                verbose_name="entidad",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="staff",
                                to="consulates.consularoffice",
                                verbose_name="oficina consular",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "cuenta",
                        "verbose_name_plural": "cuentas",
                        "ordering": ["username"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_userhistory" ("agency_id", "country", "date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "username") SELECT new_values."agency_id", new_values."country", new_values."date_joined", new_values."email", new_values."first_name", new_values."id", new_values."is_active", new_values."is_staff", new_values."is_superuser", new_values."last_name", new_values."office_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."role", new_values."username" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e00f4d83b8ae0743b4349d43d02c92b49bbfdb9d",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_7ede0",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="consulates_user",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_userhistory" ("agency_id", "country", "date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "username") SELECT new_values."agency_id", new_values."country", new_values."date_joined", new_values."email", new_values."first_name", new_values."id", new_values."is_active", new_values."is_staff", new_values."is_superuser", new_values."last_name", new_values."office_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."role", new_values."username" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."agency_id" IS DISTINCT FROM (new_values."agency_id") OR old_values."country" IS DISTINCT FROM (new_values."country") OR old_values."date_joined" IS DISTINCT FROM (new_values."date_joined") OR old_values."email" IS DISTINCT FROM (new_values."email") OR old_values."first_name" IS DISTINCT FROM (new_values."first_name") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_active" IS DISTINCT FROM (new_values."is_active") OR old_values."is_staff" IS DISTINCT FROM (new_values."is_staff") OR old_values."is_superuser" IS DISTINCT FROM (new_values."is_superuser") OR old_values."last_name" IS DISTINCT FROM (new_values."last_name") OR old_values."office_id" IS DISTINCT FROM (new_values."office_id") OR old_values."role" IS DISTINCT FROM (new_values."role") OR old_values."username" IS DISTINCT FROM (new_values."username")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="13ac298dbd752855c3c0def5ff3338571cc36817",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_12ec1",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="consulates_user",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_userhistory" ("agency_id", "country", "date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "username") SELECT old_values."agency_id", old_values."country", old_values."date_joined", old_values."email", old_values."first_name", old_values."id", old_values."is_active", old_values."is_staff", old_values."is_superuser", old_values."last_name", old_values."office_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."role", old_values."username" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="fe9e0bca3323400e3b9ead450b18c7017b8f3895",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_4d527",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="consulates_user",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("role__in", ["officer", "head"]), _negated=True),
                                    ("office__isnull", False),
                                    _connector="OR",
                                ),
                                name="office_roles_have_an_office",
                                violation_error_message="Un funcionario consular necesita una oficina.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("role", "agency"), _negated=True),
                                    ("agency__isnull", False),
                                    _connector="OR",
                                ),
                                name="agency_role_has_an_agency",
                                violation_error_message="Un funcionario de entidad necesita una entidad.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("role", "liaison"), _negated=True),
                                    models.Q(("country", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="liaison_role_has_a_country",
                                violation_error_message="Un enlace de contraparte necesita un país.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.contrib.auth.models.UserManager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ConsularOfficeHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("code", models.CharField(max_length=12, verbose_name="código")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("embassy", "embajada"),
                                    ("consulate_general", "consulado general"),
                                    ("consulate", "consulado"),
                                    ("honorary", "consulado honorario"),
                                    ("home_desk", "oficina en el país"),
                                ],
                                max_length=20,
                                verbose_name="clase",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="nombre")),
                        ("city", models.CharField(max_length=80, verbose_name="ciudad")),
                        ("country", django_countries.fields.CountryField(max_length=2, verbose_name="país")),
                        (
                            "subdivision",
                            models.CharField(
                                blank=True, help_text="ISO 3166-2", max_length=6, verbose_name="estado o región"
                            ),
                        ),
                        ("latitude", models.DecimalField(decimal_places=4, max_digits=7, verbose_name="latitud")),
                        ("longitude", models.DecimalField(decimal_places=4, max_digits=7, verbose_name="longitud")),
                        ("timezone", models.CharField(max_length=40, verbose_name="zona horaria")),
                        ("is_transit_post", models.BooleanField(default=False, verbose_name="puesto de tránsito")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="correo")),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="teléfono")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="fuente")),
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
                                to="consulates.consularoffice",
                            ),
                        ),
                        ("address", models.CharField(blank=True, max_length=300, verbose_name="dirección")),
                        (
                            "emergency_phone",
                            models.CharField(blank=True, max_length=40, verbose_name="teléfono de emergencia"),
                        ),
                        (
                            "hours",
                            models.CharField(
                                blank=True,
                                help_text="Por ejemplo: Mo-Fr 08:30-13:30; Sa 09:00-12:00",
                                max_length=120,
                                validators=[consulates.models.offices.opening_hours],
                                verbose_name="horario",
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
                                    hash="2d3a0fbfcceda761370de0a8f7f774d8427bf043",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_26eb2",
                                    table="consulates_consularofficehistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DetentionFacility",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=160, verbose_name="nombre")),
                        ("city", models.CharField(max_length=80, verbose_name="ciudad")),
                        ("country", django_countries.fields.CountryField(max_length=2, verbose_name="país")),
                        ("subdivision", models.CharField(max_length=6, verbose_name="estado o región")),
                        ("kind", models.CharField(blank=True, max_length=120, verbose_name="clase")),
                        (
                            "access",
                            models.CharField(
                                choices=[
                                    ("unknown", "no se sabe"),
                                    ("requested", "pedido"),
                                    ("granted", "concedido"),
                                    ("restricted", "restringido"),
                                    ("denied", "negado"),
                                ],
                                default="unknown",
                                max_length=12,
                                verbose_name="acceso consular",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="facilities",
                                to="consulates.consularoffice",
                                verbose_name="oficina a cargo",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "centro de detención",
                        "verbose_name_plural": "centros de detención",
                        "ordering": ["name", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_detentionfacilityhistory" ("access", "city", "country", "id", "kind", "name", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subdivision") SELECT new_values."access", new_values."city", new_values."country", new_values."id", new_values."kind", new_values."name", new_values."office_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."subdivision" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f01a71aba89ccc201aacbb59864605a47bc8625e",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_42d9e",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="consulates_detentionfacility",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_detentionfacilityhistory" ("access", "city", "country", "id", "kind", "name", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subdivision") SELECT new_values."access", new_values."city", new_values."country", new_values."id", new_values."kind", new_values."name", new_values."office_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."subdivision" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="94ad41271337a4c560bacbc3d608f8cd91717b55",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_370f2",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="consulates_detentionfacility",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_detentionfacilityhistory" ("access", "city", "country", "id", "kind", "name", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subdivision") SELECT old_values."access", old_values."city", old_values."country", old_values."id", old_values."kind", old_values."name", old_values."office_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."subdivision" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7c7d76be10a44e42fdaa5d087c848ed1e6d5ac87",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_7f6ea",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="consulates_detentionfacility",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("name", "city", "subdivision"), name="facility_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DetentionFacilityHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=160, verbose_name="nombre")),
                        ("city", models.CharField(max_length=80, verbose_name="ciudad")),
                        ("country", django_countries.fields.CountryField(max_length=2, verbose_name="país")),
                        ("subdivision", models.CharField(max_length=6, verbose_name="estado o región")),
                        ("kind", models.CharField(blank=True, max_length=120, verbose_name="clase")),
                        (
                            "access",
                            models.CharField(
                                choices=[
                                    ("unknown", "no se sabe"),
                                    ("requested", "pedido"),
                                    ("granted", "concedido"),
                                    ("restricted", "restringido"),
                                    ("denied", "negado"),
                                ],
                                default="unknown",
                                max_length=12,
                                verbose_name="acceso consular",
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
                                verbose_name="oficina a cargo",
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
                                to="consulates.detentionfacility",
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
                                    hash="009689a2b48c094725a7e5f1c1b26c7227463fe9",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_1da80",
                                    table="consulates_detentionfacilityhistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Jurisdiction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "place",
                            models.CharField(help_text="ISO 3166-1 o 3166-2", max_length=6, verbose_name="lugar"),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="vigencia")),
                        ("basis", models.CharField(blank=True, max_length=300, verbose_name="fundamento")),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="jurisdictions",
                                to="consulates.consularoffice",
                                verbose_name="oficina consular",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "circunscripción",
                        "verbose_name_plural": "circunscripciones",
                        "ordering": ["place", "valid", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_jurisdictionhistory" ("basis", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "valid") SELECT new_values."basis", new_values."id", new_values."office_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."valid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0f8f9b65eeefa69299bd95e0c56b3f09b4da026a",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_00f7c",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="consulates_jurisdiction",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_jurisdictionhistory" ("basis", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "valid") SELECT new_values."basis", new_values."id", new_values."office_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."valid" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="297727f654716a98f5c822bd265e1613ead36060",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_25124",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="consulates_jurisdiction",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_jurisdictionhistory" ("basis", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "valid") SELECT old_values."basis", old_values."id", old_values."office_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."valid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8c8a1dfa2dbd6a3aff05c84279b5ca0236bfda9b",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_339e5",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="consulates_jurisdiction",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("place", "="), ("valid", "&&")],
                                name="one_office_for_a_place_at_any_date",
                                violation_error_message="En esas fechas el lugar ya pertenece a una oficina.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("place__regex", "^[A-Z]{2}(-[A-Z0-9]{1,3})?$")), name="place_is_iso"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JurisdictionHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "place",
                            models.CharField(help_text="ISO 3166-1 o 3166-2", max_length=6, verbose_name="lugar"),
                        ),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="vigencia")),
                        ("basis", models.CharField(blank=True, max_length=300, verbose_name="fundamento")),
                        (
                            "office",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="consulates.consularoffice",
                                verbose_name="oficina consular",
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
                                to="consulates.jurisdiction",
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
                                    hash="43d0781b14857cfa9d8760acffa3990ae0b78e6c",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_5f0bc",
                                    table="consulates_jurisdictionhistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Notice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="año")),
                        ("number", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="número")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "borrador"),
                                    ("published", "publicado"),
                                    ("corrected", "corregido por otro"),
                                    ("discarded", "descartado"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=14,
                                verbose_name="estado",
                            ),
                        ),
                        ("state_since", models.DateTimeField(editable=False, verbose_name="estado desde")),
                        ("title_es", models.CharField(max_length=160, verbose_name="título en español")),
                        (
                            "body_es",
                            models.TextField(
                                help_text="Párrafos simples; una línea vacía los separa.",
                                verbose_name="texto en español",
                            ),
                        ),
                        ("title_en", models.CharField(max_length=160, verbose_name="título en inglés")),
                        (
                            "body_en",
                            models.TextField(
                                help_text="Párrafos simples; una línea vacía los separa.",
                                verbose_name="texto en inglés",
                            ),
                        ),
                        (
                            "signed_by",
                            models.CharField(
                                help_text="El cargo u oficina que lo firma.", max_length=160, verbose_name="firma"
                            ),
                        ),
                        ("published_at", models.DateTimeField(editable=False, null=True, verbose_name="publicado el")),
                        (
                            "corrects",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="correction",
                                to="consulates.notice",
                                verbose_name="corrige a",
                            ),
                        ),
                        (
                            "drafted_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="redactado por",
                            ),
                        ),
                        (
                            "published_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="publicado por",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "comunicado",
                        "verbose_name_plural": "comunicados",
                        "ordering": ["-year", "-number", "-id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="guarded_states",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE _is_valid_transition BOOLEAN;",
                                    func='SELECT CONCAT(OLD."state", \'/\', NEW."state") = ANY(\'{draft/discarded,draft/published,published/corrected}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                                    hash="74b7fa0f024eb9310539988fdafe5797ac338f48",
                                    operation="UPDATE",
                                    pgid="pgtrigger_guarded_states_0ab27",
                                    table="consulates_notice",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="published_notice_is_never_edited",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."state" IN (\'published\', \'corrected\', \'discarded\') AND (OLD."title_es" IS DISTINCT FROM (NEW."title_es") OR OLD."body_es" IS DISTINCT FROM (NEW."body_es") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."body_en" IS DISTINCT FROM (NEW."body_en") OR OLD."signed_by" IS DISTINCT FROM (NEW."signed_by") OR OLD."corrects_id" IS DISTINCT FROM (NEW."corrects_id") OR OLD."year" IS DISTINCT FROM (NEW."year") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at")))',
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="3b81a34d0d1b5c036d0f026180eac095838ca154",
                                    operation="UPDATE",
                                    pgid="pgtrigger_published_notice_is_never_edited_cf01c",
                                    table="consulates_notice",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="published_notice_is_never_deleted",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.\"state\" IN ('published', 'corrected'))",
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                                    hash="48b3bcdab9ccf5e6dd8e2646f72819dcfed85e94",
                                    operation="DELETE",
                                    pgid="pgtrigger_published_notice_is_never_deleted_ebf81",
                                    table="consulates_notice",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_noticehistory" ("body_en", "body_es", "corrects_id", "drafted_by_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "signed_by", "state", "state_since", "title_en", "title_es", "year") SELECT new_values."body_en", new_values."body_es", new_values."corrects_id", new_values."drafted_by_id", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."published_at", new_values."published_by_id", new_values."signed_by", new_values."state", new_values."state_since", new_values."title_en", new_values."title_es", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="9b07573976d2d4d000c7fb5fe04a4ba73ff530b8",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_f064c",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="consulates_notice",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_noticehistory" ("body_en", "body_es", "corrects_id", "drafted_by_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "signed_by", "state", "state_since", "title_en", "title_es", "year") SELECT new_values."body_en", new_values."body_es", new_values."corrects_id", new_values."drafted_by_id", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."published_at", new_values."published_by_id", new_values."signed_by", new_values."state", new_values."state_since", new_values."title_en", new_values."title_es", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2dc1deb8bdd223f9fec766a7431ed924a6ff8250",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_db4df",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="consulates_notice",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_noticehistory" ("body_en", "body_es", "corrects_id", "drafted_by_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "signed_by", "state", "state_since", "title_en", "title_es", "year") SELECT old_values."body_en", old_values."body_es", old_values."corrects_id", old_values."drafted_by_id", old_values."id", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."published_at", old_values."published_by_id", old_values."signed_by", old_values."state", old_values."state_since", old_values."title_en", old_values."title_es", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d4cfdf28cd5ba69b30510ac96f371d5f32a5a8cb",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_37376",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="consulates_notice",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [models.Index(fields=["-published_at", "-id"], name="notice_newest")],
                        "constraints": [
                            models.UniqueConstraint(fields=("year", "number"), name="notice_number_once_a_year"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["published", "corrected"]), _negated=True),
                                    models.Q(
                                        ("number__isnull", False),
                                        ("published_at__isnull", False),
                                        ("published_by__isnull", False),
                                        ("year__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="published_notice_is_numbered_and_dated",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("published_by__isnull", True),
                                    models.Q(("published_by", models.F("drafted_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="notice_needs_a_second_person",
                                violation_error_message="Otra persona debe publicar el comunicado.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NoticeHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("year", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="año")),
                        ("number", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="número")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "borrador"),
                                    ("published", "publicado"),
                                    ("corrected", "corregido por otro"),
                                    ("discarded", "descartado"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=14,
                                verbose_name="estado",
                            ),
                        ),
                        ("state_since", models.DateTimeField(editable=False, verbose_name="estado desde")),
                        ("title_es", models.CharField(max_length=160, verbose_name="título en español")),
                        (
                            "body_es",
                            models.TextField(
                                help_text="Párrafos simples; una línea vacía los separa.",
                                verbose_name="texto en español",
                            ),
                        ),
                        ("title_en", models.CharField(max_length=160, verbose_name="título en inglés")),
                        (
                            "body_en",
                            models.TextField(
                                help_text="Párrafos simples; una línea vacía los separa.",
                                verbose_name="texto en inglés",
                            ),
                        ),
                        (
                            "signed_by",
                            models.CharField(
                                help_text="El cargo u oficina que lo firma.", max_length=160, verbose_name="firma"
                            ),
                        ),
                        ("published_at", models.DateTimeField(editable=False, null=True, verbose_name="publicado el")),
                        (
                            "corrects",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="consulates.notice",
                                verbose_name="corrige a",
                            ),
                        ),
                        (
                            "drafted_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="redactado por",
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
                                to="consulates.notice",
                            ),
                        ),
                        (
                            "published_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="publicado por",
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
                                    hash="c450c76fddcc33bcd64a59fe31d57d06d9a8280d",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_30bd8",
                                    table="consulates_noticehistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NoticeMove",
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
                                to="consulates.notice",
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
                                    hash="c22684ba989474ac2cbe87d16404f657049bf73e",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_1a5df",
                                    table="consulates_noticemove",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=40, verbose_name="código")),
                        ("is_open", models.BooleanField(default=True, verbose_name="recibe derivaciones")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="service_lines",
                                to="consulates.agency",
                                verbose_name="entidad",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "línea de servicio",
                        "verbose_name_plural": "líneas de servicio",
                        "ordering": ["code", "agency__code", "id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_servicelinehistory" ("agency_id", "code", "id", "is_open", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."agency_id", new_values."code", new_values."id", new_values."is_open", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="a06aa9ed4b6cec6285c84d81a4397c917732dd34",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_20031",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="consulates_serviceline",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_servicelinehistory" ("agency_id", "code", "id", "is_open", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."agency_id", new_values."code", new_values."id", new_values."is_open", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="4fbb427863a71e7770955b7fcd04027be48ec024",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_962e1",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="consulates_serviceline",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consulates_servicelinehistory" ("agency_id", "code", "id", "is_open", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."agency_id", old_values."code", old_values."id", old_values."is_open", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="dd670a5026ebfca2460a8a649028eed65a276862",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_b312a",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="consulates_serviceline",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [models.UniqueConstraint(fields=("agency", "code"), name="service_line_once")],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceLineHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("code", models.CharField(max_length=40, verbose_name="código")),
                        ("is_open", models.BooleanField(default=True, verbose_name="recibe derivaciones")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="consulates.agency",
                                verbose_name="entidad",
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
                                to="consulates.serviceline",
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
                                    hash="da704d3d7742c5e7ade690ada25147bc370c4af4",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_f3857",
                                    table="consulates_servicelinehistory",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UserHistory",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        (
                            "username",
                            models.CharField(
                                error_messages={"unique": "A user with that username already exists."},
                                help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                                max_length=150,
                                validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                                verbose_name="username",
                            ),
                        ),
                        ("first_name", models.CharField(blank=True, max_length=150, verbose_name="first name")),
                        ("last_name", models.CharField(blank=True, max_length=150, verbose_name="last name")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                        (
                            "is_staff",
                            models.BooleanField(
                                default=False,
                                help_text="Designates whether the user can log into this admin site.",
                                verbose_name="staff status",
                            ),
                        ),
                        (
                            "is_active",
                            models.BooleanField(
                                default=True,
                                help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                                verbose_name="active",
                            ),
                        ),
                        (
                            "date_joined",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined"),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("officer", "funcionario consular"),
                                    ("head", "jefe de oficina"),
                                    ("planner", "planificador"),
                                    ("approver", "aprobador"),
                                    ("agency", "funcionario de entidad"),
                                    ("liaison", "enlace de contraparte"),
                                    ("auditor", "auditor"),
                                    ("administrator", "administrador"),
                                ],
                                max_length=16,
                                verbose_name="función",
                            ),
                        ),
                        (
                            "country",
                            django_countries.fields.CountryField(blank=True, max_length=2, verbose_name="país"),
                        ),
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
                                verbose_name="entidad",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="consulates.consularoffice",
                                verbose_name="oficina consular",
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
                                    hash="7622a4cd23ab879f5397f29796e4cb1ba6cb08d0",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_f0095",
                                    table="consulates_userhistory",
                                    when="BEFORE",
                                ),
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
