import django.db.models.deletion
from django.db import migrations, models

import repatriation.common.fields


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_who_speaks_whom_to_call_and_repeats"),
    ]

    operations = [
        migrations.AlterField(
            model_name="followup",
            name="clock",
            field=models.CharField(
                choices=[
                    ("tier_one", "atender grupo 1"),
                    ("triage", "leer y verificar"),
                    ("authority", "preguntar a la autoridad"),
                    ("visit", "primera visita"),
                    ("referral", "respuesta de la entidad"),
                    ("still_in_need", "¿todavía necesita ayuda?"),
                    ("document", "ver los documentos nuevos"),
                    ("children", "ver que alguien cuida a las niñas y niños que se quedaron"),
                    ("review", "revisar lo que pide la familia"),
                    ("note", "seguimiento"),
                ],
                max_length=16,
                verbose_name="plazo",
            ),
        ),
        migrations.AlterField(
            model_name="followuphistory",
            name="clock",
            field=models.CharField(
                choices=[
                    ("tier_one", "atender grupo 1"),
                    ("triage", "leer y verificar"),
                    ("authority", "preguntar a la autoridad"),
                    ("visit", "primera visita"),
                    ("referral", "respuesta de la entidad"),
                    ("still_in_need", "¿todavía necesita ayuda?"),
                    ("document", "ver los documentos nuevos"),
                    ("children", "ver que alguien cuida a las niñas y niños que se quedaron"),
                    ("review", "revisar lo que pide la familia"),
                    ("note", "seguimiento"),
                ],
                max_length=16,
                verbose_name="plazo",
            ),
        ),
        migrations.CreateModel(
            name="AccessCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    models.Index(condition=models.Q(("made_at", None)), fields=["id"], name="access_code_to_make"),
                    models.Index(
                        condition=models.Q(("code", ""), _negated=True), fields=["id"], name="access_code_in_clear"
                    ),
                ],
            },
        ),
    ]
