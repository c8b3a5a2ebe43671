import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0003_short_forms'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublishedFigures',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('as_of', models.DateTimeField(unique=True)),
                ('definition', models.CharField(max_length=20)),
                ('counts', models.JSONField()),
                ('made_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-as_of'],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publishedfigures',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8f47aad3514bbb34e6054fbf3e22e4c4eea69fde', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_31eee', table='cases_publishedfigures', when='BEFORE')),
        ),
    ]
