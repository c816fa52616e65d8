"""The words of the search, and the table of the site search: FTS5 on SQLite, three tsvectors under GIN on PostgreSQL."""

from django.db import migrations, models

SQLITE = """
CREATE VIRTUAL TABLE IF NOT EXISTS services_search
USING fts5(title, lead, text, language UNINDEXED, words UNINDEXED, tokenize = 'ascii')
"""
POSTGRESQL = """
CREATE TABLE IF NOT EXISTS services_search (
    id bigint PRIMARY KEY,
    title tsvector NOT NULL,
    head tsvector NOT NULL,
    body tsvector NOT NULL,
    language varchar(10) NOT NULL,
    words text NOT NULL
);
CREATE INDEX IF NOT EXISTS services_search_title ON services_search USING gin (title) WITH (fastupdate = off);
CREATE INDEX IF NOT EXISTS services_search_head ON services_search USING gin (head) WITH (fastupdate = off);
CREATE INDEX IF NOT EXISTS services_search_body ON services_search USING gin (body) WITH (fastupdate = off);
"""


def make(apps, schema_editor):
    schema_editor.execute(POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE IF EXISTS services_search")


class Migration(migrations.Migration):
    dependencies = [("services", "0002_task_keys_and_slots")]
    operations = [
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('index', models.CharField(max_length=30)),
                ('language', models.CharField(max_length=10)),
                ('word', models.CharField(max_length=40)),
                ('written', models.CharField(max_length=200)),
                ('stem', models.CharField(max_length=40)),
                ('sound', models.CharField(max_length=80)),
                ('backwards', models.CharField(max_length=40)),
                ('things', models.IntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['index', 'language', 'backwards'], name='search_words_end', opclasses=['varchar_ops', 'varchar_ops', 'varchar_pattern_ops']), models.Index(fields=['index', 'language', 'sound'], name='search_words_sound'), models.Index(fields=['index', 'language', 'stem'], name='search_words_stem')],
                'constraints': [models.UniqueConstraint(fields=('index', 'language', 'word'), name='a_word_stands_once_in_an_index', opclasses=['varchar_ops', 'varchar_ops', 'varchar_pattern_ops'])],
            },
        ),
        migrations.RunPython(make, drop),
    ]
