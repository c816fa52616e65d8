"""Who may ask what: each address of the platform stands in exactly one row for each thing that it may be asked about.

A row reads: addresses | about what | what a GET answers | what a POST answers. Addresses have Django's names, their
namespace once before the colon; `*` in a namespace stands for all models. Two patterns of one name are told apart by what
stands in the longer one, in brackets. An action on many things is `bulk:model: action`.

Who is asked for: v a visitor, n an account without a role, d an account switched off after it signed in (it was an
administrator), E an editor, P a publisher, A an administrator. `all` is these six. Whoever a cell does not name is refused
with 403: that is the rule, and a row says what departs from it.

What comes back: a status; `sign-in`, sent to the screen that asks who you are; `back`, sent back with a sentence that says why
not; `nothing`, an action on many things that leaves out what the person may not touch, and nothing was left. 500 stands where
Wagtail stumbles over a POST without the fields of its form, after it has checked the right: the request is undone whole.
docs/security/access.md says how to read and change this.
"""

import re
from fnmatch import fnmatchcase
from typing import NamedTuple

EVERYBODY = "vndEPA"
ANY_PAGE = "own draft, another's draft, on line"
TABLE = """
# Before the door: public pages, files, signing in
wagtailadmin_sprite wagtailadmin_password_reset
wagtailadmin_password_reset_confirm wagtaildocs_authenticate_with_password
wagtailcore_login                                                          |                            | all 200              | all 200
wagtailadmin_login                                                         |                            | vnd 200 EPA 302      | all 200
wagtailadmin_password_reset_done wagtailadmin_password_reset_complete
wagtailadmin_javascript_catalog wagtaildocs_serve site_picture robots
sitemap sitemap_file favicon                                               |                            | all 200              | all 405
^.*/$                                                                      |                            | vnd sign-in EPA 404  | vnd sign-in EPA 404
picture sharing_picture draft security                                     |                            | all 404              | all 405
network: directory organisation                                            |                            | all 200              | all 200
newsroom: openings opening                                                 |                            | all 200              | all 200
events: agenda agenda_calendar event_calendar event                        |                            | all 200              | all 200
programmes: programmes                                                     |                            | all 200              | all 200
programmes: programme                                                      |                            | all 404              | all 404
front: search suggestions feed feed_of                                     |                            | all 200              | all 405
front: demo_mail                                                           |                            | all 404              | all 405
front: style                                                               |                            | EPA 200              | all 405
front: only_elsewhere                                                      |                            | all 404              | all 404
wagtailcore_authenticate_with_password                                     | any page                   | all 200              | all 200
wagtail_serve                                                              | own draft, another's draft | all 404              | all 404
wagtail_serve                                                              | on line                    | all 200              | all 200

# Around the back office
wagtailadmin_home test404/ wagtailadmin_explore_root
wagtailadmin_choose_page wagtailadmin_choose_page_search
wagtailadmin_choose_page_chosen_multiple wagtailadmin_dismissibles
ending_consents ending_consents_results                                    |                            | EPA 200              | EPA 405
wagtailadmin_error_test                                                    |                            | all 404              | all 404
wagtailadmin_explore wagtailadmin_explore_results
wagtailadmin_choose_page_child                                             | any page                   | EPA 200              | EPA 405
wagtailadmin_choose_page_external_link                                     |                            | EPA 200              | EPA 500
wagtailadmin_choose_page_email_link wagtailadmin_choose_page_phone_link
wagtailadmin_choose_page_anchor_link wagtailadmin_tag_autocomplete
wagtailadmin_tag_model_autocomplete wagtailadmin_account                   |                            | EPA 200              | EPA 200
wagtailadmin_reports: locked_pages locked_pages_results                    |                            | PA 200               | PA 405
wagtailadmin_reports: workflow workflow_results workflow_tasks
workflow_tasks_results site_history site_history_results aging_pages
aging_pages_results page_types_usage page_types_usage_results              |                            | EPA 200              | EPA 405
wagtailadmin_logout                                                        |                            | EPA 405              | EPA sign-in
wagtailadmin_editing_sessions: ping release                                |                            | EPA 405              | EPA 200
wagtailadmin_block_preview                                                 |                            | EPA 404              | EPA 405
draft_links                                                                | any page                   | EPA 200              | EPA 302
wagtailembeds: chooser chooser_upload                                      |                            | all 404              | all 404

# The back office's API
wagtailadmin_api:pages: listing                                            |                            | EPA 200              | EPA 405
wagtailadmin_api:pages: detail                                             | any page                   | EPA 200              | EPA 405
wagtailadmin_api:pages: find                                               |                            | EPA 404              | EPA 405
wagtailadmin_api:pages: action                                             |                            | all 404              | all 404
wagtailadmin_api:documents: listing detail                                 |                            | EPA 200              | EPA 405
wagtailadmin_api:documents: find                                           |                            | EPA 404              | EPA 405
wagtailadmin_api:images: listing detail                                    |                            | EPA 200              | EPA 405
wagtailadmin_api:images: find                                              |                            | EPA 404              | EPA 405

# Pages
wagtailadmin_pages: add preview_on_add edit preview_on_edit view_draft
revisions_revert                                                           | any page                   | EPA 200              | EPA 200
wagtailadmin_pages: type_use type_use_results search search_results        |                            | EPA 200              | EPA 405
wagtailadmin_pages: choose_parent                                          |                            | EPA 302              | EPA 200
wagtailadmin_pages: usage revisions_view revisions_compare history
history_results                                                            | any page                   | EPA 200              | EPA 405
wagtailadmin_pages: add_subpage revisions_index                            | any page                   | EPA 302              | EPA 302
wagtailadmin_pages: delete move_confirm                                    | own draft, another's draft | EPA 200              | EPA 302
wagtailadmin_pages: delete unpublish                                       | on line                    | PA 200               | PA 302
wagtailadmin_pages: unpublish                                              | own draft, another's draft | all 403              | all 403
wagtailadmin_pages: convert_alias                                          | any page                   | EPA 404              | EPA 404
wagtailadmin_pages: move                                                   | own draft, another's draft | EPA 200              | EPA 200
wagtailadmin_pages: move                                                   | on line                    | PA 200               | PA 200
wagtailadmin_pages: move_confirm                                           | on line                    | EPA 200              | PA 302
wagtailadmin_pages: set_page_position                                      | any page                   | EPA 405              | PA 200
wagtailadmin_pages: copy                                                   | any page                   | EPA 200              | EPA 500
wagtailadmin_pages: workflow_action collect_workflow_action_data           | submitted                  | P 200                | P 200
wagtailadmin_pages: confirm_workflow_cancellation                          | submitted                  | EPA 200              | EPA 200
wagtailadmin_pages: workflow_preview                                       | submitted                  | P 200                | EPA 405
wagtailadmin_pages: set_privacy                                            | any page                   | PA 200               | PA 200
wagtailadmin_pages: lock unlock                                            | any page                   | EPA 405              | PA 302
wagtailadmin_pages: revisions_unschedule                                   | any page                   | PA 200               | PA 302
wagtailadmin_pages: workflow_history workflow_history_detail               | submitted                  | EPA 200              | EPA 405

# Many things at once
bulk:page: delete                                                          | own draft, another's draft | EPA 200              | EPA 302
bulk:page: delete unpublish                                                | on line                    | E nothing PA 200     | E nothing PA 302
bulk:page: move                                                            | own draft, another's draft | EPA 200              | EPA 200
bulk:page: move                                                            | on line                    | E nothing PA 200     | E nothing PA 200
bulk:page: publish                                                         | any page                   | E nothing PA 200     | E nothing PA 302
bulk:page: unpublish                                                       | own draft, another's draft | EPA nothing          | EPA nothing
bulk:user: assign_role set_active_state                                    |                            | A 200                | A 200
bulk:user: delete                                                          |                            | A 200                | A 302
bulk:picture: add_tags add_to_collection                                   |                            | E nothing PA 200     | E nothing PA 200
bulk:picture: delete                                                       |                            | E nothing PA 200     | E nothing PA 302
bulk:publisheddocument: add_tags add_to_collection                         |                            | E nothing PA 200     | E nothing PA 200
bulk:publisheddocument: delete                                             |                            | E nothing PA 200     | E nothing PA 302
bulk:term: delete                                                          |                            | E nothing PA 200     | E nothing PA 302

# Translations
wagtail_localize: javascript_catalog translations_report
snippets_api_listing snippets_api_detail translations_report_results       |                            | EPA 200              | EPA 405
wagtail_localize: submit_page_translation                                  | any page                   | EPA 200              | EPA 200
wagtail_localize: submit_snippet_translation preview_translation(mode)     |                            | EPA 404              | EPA 404
wagtail_localize: update_translations                                      |                            | EPA 200              | EPA 302
wagtail_localize: edit_string_translation edit_override                    |                            | EPA 405              | EPA 405
wagtail_localize: download_pofile preview_translation                      |                            | EPA 200              | EPA 200
wagtail_localize: upload_pofile                                            |                            | EPA 405              | EPA 500
wagtail_localize: machine_translate                                        |                            | EPA 405              | EPA 404
wagtail_localize: stop_translation                                         |                            | EPA 405              | EPA 302
wagtail_localize: convert_to_alias                                         | any page                   | EPA 404              | EPA 404

# Pictures and documents
wagtaildocs: index index_results                                           |                            | EPA 200              | EPA 405
wagtaildocs: add                                                           |                            | EPA 200              | EPA 200
wagtaildocs: edit                                                          |                            | PA 200               | PA 200
wagtaildocs: delete                                                        |                            | PA 200               | PA 302
wagtaildocs: add_multiple                                                  |                            | EPA 200              | EPA 400
wagtaildocs: edit_multiple delete_multiple                                 |                            | EPA 405              | PA 200
wagtaildocs: create_multiple_from_uploaded_document delete_upload_multiple |                            | EPA 405              | EPA 404
wagtaildocs: document_usage                                                |                            | PA 200               | PA 405
wagtailimages: index index_results                                         |                            | EPA 200              | EPA 405
wagtailimages: edit preview                                                |                            | PA 200               | PA 200
wagtailimages: delete                                                      |                            | PA 200               | PA 302
wagtailimages: url_generator url_generator_output                          |                            | EPA 404              | EPA 405
wagtailimages: add                                                         |                            | EPA 200              | EPA 200
wagtailimages: image_usage                                                 |                            | PA 200               | PA 405
wagtailimages: add_multiple                                                |                            | EPA 200              | EPA 400
wagtailimages: edit_multiple delete_multiple                               |                            | EPA 405              | PA 200
wagtailimages: create_multiple_from_uploaded_image delete_upload_multiple  |                            | EPA 405              | EPA 404
wagtaildocs_chooser: choose choose_results chosen chosen_multiple          |                            | EPA 200              | EPA 405
wagtaildocs_chooser: create                                                |                            | EPA 200              | EPA 200
wagtailimages_chooser: choose choose_results chosen chosen_multiple        |                            | EPA 200              | EPA 405
wagtailimages_chooser: create select_format                                |                            | EPA 200              | EPA 200

# What surrounds the pages
wagtailredirects: index index_results                                      |                            | PA 200               | PA 405
wagtailredirects: add edit start_import                                    |                            | PA 200               | PA 200
wagtailredirects: delete                                                   |                            | PA 200               | PA 302
wagtailredirects: process_import                                           |                            | PA 405               | PA 500
wagtailsettings: edit                                                      |                            | EPA 302              | EPA 302
wagtailsettings: edit(pk)                                                  |                            | PA 200               | PA 200
wagtailsettings: preview_on_edit                                           |                            | PA 404               | PA 404
wagtailsnippets: index                                                     |                            | all 403              | all 403
wagtailsnippets_*: list list_results usage history history_results         |                            | PA 200               | PA 405
wagtailsnippets_*: add edit copy                                           |                            | PA 200               | PA 200
wagtailsnippets_front_* wagtailsnippets_services_*
wagtailsnippets_advocacy_* wagtailsnippets_network_seat: delete            |                            | PA 200               | PA 302
wagtailsnippetchoosers_*: choose choose_results chosen chosen_multiple     |                            | EPA 200              | EPA 405
wagtailsnippetchoosers_*: create                                           |                            | PA 200               | PA 500
wagtailsnippets_network_organisation wagtailsnippets_network_person:
delete                                                                     |                            | PA 200               | PA 500

# Records with actions: the verbs ask `may`
agenda: index index_results history                                        |                            | EPA 200              | EPA 405
agenda: add                                                                |                            | EPA 200              | EPA 200
agenda: edit                                                               |                            | EPA 200              | PA 200
agenda: step                                                               |                            | E back PA 200        | E back PA 200
agenda: words                                                              |                            | EPA 405              | EPA 302
offres: index index_results history                                        |                            | EPA 200              | EPA 405
offres: add                                                                |                            | EPA 200              | EPA 200
offres: edit                                                               |                            | EPA 200              | PA 200
offres: step                                                               |                            | E back PA 200        | E back PA 200
offres: words                                                              |                            | EPA 405              | EPA 302

# What only administrators keep, and what only a superuser does
wagtailadmin_collections: index add edit set_privacy                       |                            | all 403              | all 403
wagtailadmin_collections: delete                                           |                            | EPA 404              | EPA 404
wagtailadmin_workflows: index index_results usage usage_results task_index
task_index_results                                                         |                            | A 200                | A 405
wagtailadmin_workflows: add edit add_task edit_task                        |                            | A 200                | A 200
wagtailadmin_workflows: enable enable_task                                 |                            | EPA 405              | A 302
wagtailadmin_workflows: disable disable_task                               |                            | A 200                | A 302
wagtailadmin_workflows: remove remove(workflow_pk)                         | any page                   | EPA 405              | A 302
wagtailadmin_workflows: select_task_type                                   |                            | A 302                | A 302
wagtailadmin_workflows: task_chooser task_chooser_results                  |                            | EPA 200              | EPA 405
wagtailadmin_workflows: task_chooser_create                                |                            | EPA 200              | EP 400 A 200
wagtailadmin_workflows: task_chosen                                        |                            | EPA 200              | EPA 200
wagtaillocales: index index_results add edit delete history
history_results usage copy                                                 |                            | all 403              | all 403
wagtailsites: index index_results add edit delete history history_results
usage copy                                                                 |                            | all 403              | all 403
wagtailusers_users: index index_results history history_results usage      |                            | A 200                | A 405
wagtailusers_users: add edit                                               |                            | A 200                | A 200
wagtailusers_users: delete                                                 |                            | A 200                | A 302
wagtailusers_groups: index index_results add edit delete history
history_results usage                                                      |                            | all 403              | all 403
"""


class Row(NamedTuple):
    """What a line of the table says. `get` and `post`: the answer, by the letter of who asks."""

    line: str
    spaces: tuple[str, ...]
    names: frozenset[str]
    of: frozenset[str]
    get: dict[str, str]
    post: dict[str, str]

    def is_about(self, name: str, of: str) -> bool:
        space, _colon, last = name.rpartition(":")
        return last in self.names and of in self.of and any(fnmatchcase(space, pattern) for pattern in self.spaces)


def rows() -> list[Row]:
    """The table, read. A line that begins with # is a heading; one without columns continues below."""
    found, begun = [], ""
    for line in TABLE.strip().splitlines():
        if not line or line.startswith("#"):
            continue
        begun = f"{begun} {line}".strip()
        if "|" in line:
            found.append(_row(begun))
            begun = ""
    return found


def _row(line: str) -> Row:
    addresses, of, get, post = (column.strip() for column in line.split("|"))
    spaces, colon, names = addresses.rpartition(": ")
    of = ANY_PAGE if of == "any page" else of
    return Row(
        re.sub(r"\s+", " ", line),
        tuple(spaces.split()) if colon else ("",),
        frozenset(names.split()),
        frozenset(of.split(", ")),
        _answers(get),
        _answers(post),
    )


def _answers(cell: str) -> dict[str, str]:
    said = dict.fromkeys(EVERYBODY, "403")
    for who, answer in re.findall(r"(\w+) (\S+)", cell):
        said |= dict.fromkeys(EVERYBODY if who == "all" else who, answer)
    return said
