"""Templates of letters: ours are right in both languages, an office's own counts, and is checked before it is used."""

from dataclasses import fields
from typing import get_args, get_origin, get_type_hints

import pytest

from docs.letter_tags import PAGE, page
from mail import Template, all_template_problems, digest_letter
from mail.contents import DeskDigest, Head, UnitDigest
from mail.letters import filled
from mail.template_files import MAX_BYTES, OURS, office_path, template_problems
from tests.desk import UNITS, desk_round
from wording import Kind

EACH = [(template, lang) for template in Template for lang in ("vi", "en")]
WAY_OUT = "\n{{ dia_chi_ngung }}\n"


def put(template, lang, content):
    """An office's own template."""
    path = office_path(template, lang)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def kinds(content, template=Template.UNIT):
    put(template, "vi", content)
    return [one.kind for one in template_problems(template, "vi")]


@pytest.mark.usefixtures("data_folder")
def test_our_templates_can_be_used_and_no_other_lies_there():
    assert all_template_problems() == []
    assert {path.name for path in OURS.iterdir()} == {template.file(lang) for template, lang in EACH}


@pytest.mark.parametrize(("template", "lang"), EACH)
def test_our_templates_say_where_data_are_a_demonstration_and_how_to_opt_out(template, lang):
    text = (OURS / template.file(lang)).read_text(encoding="utf-8")
    assert "minh_hoa" in text and "dia_chi_ngung" in text


def test_our_templates_tell_everything_that_a_digest_holds():
    """What only the other kind of desk is told is not asked of a template."""
    for template, lang in EACH:
        text = (OURS / template.file(lang)).read_text(encoding="utf-8")
        others = {"dia_chi"} | ({"so_cho_huyen"} if template is Template.DISTRICT else set())
        others |= {"noi"} if template is Template.PROVINCE else set()
        told = get_type_hints(template.record)
        lists = [get_args(hint)[0] for hint in told.values() if get_origin(hint) is tuple]
        names = {*told, *(name for record in lists for name in get_type_hints(record))}
        assert [name for name in sorted(names - others) if name not in text] == []


def test_an_office_writes_letters_of_its_own(admin, people):
    desk_round(admin)
    lan = people("commune_officer", UNITS[0])
    put(
        Template.UNIT,
        "vi",
        "\ufeffNhắc {{ ten_nguoi|upper }}\r\n\r\n{% for mot in viec %}\r\n{{ mot.don_vi }}\r\n{% endfor %}"
        + WAY_OUT,
    )
    letter = digest_letter(lan, "vi", "https://xaso.vn")
    assert letter.subject == "Nhắc LÊ THỊ LAN"
    assert letter.body == "Phường Hàm Rồng – Thành phố Thanh Hóa\nhttps://xaso.vn/nhac-viec?lang=vi\n"
    assert digest_letter(lan, "en", "https://xaso.vn").subject.startswith("Xã Số reminders")


@pytest.mark.usefixtures("data_folder")
@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xfe sai", Kind.LETTER_TEMPLATE_UNREADABLE),
        (b"a" * (MAX_BYTES + 1), Kind.LETTER_TEMPLATE_TOO_LARGE),
        ("Tiêu đề\nKhông có dòng trống" + WAY_OUT, Kind.LETTER_SUBJECT_MISSING),
        ("\n\nKhông có tiêu đề" + WAY_OUT, Kind.LETTER_SUBJECT_MISSING),
        ("Tiêu đề\n\nKhông có chỗ ngừng nhận", Kind.LETTER_WITHOUT_WAY_OUT),
        ("Tiêu đề\n\n{{ ten_nguoi" + WAY_OUT, Kind.REPORT_TAG_BROKEN),
        ("Tiêu đề\n\n{{ ten_ngui }}" + WAY_OUT, Kind.REPORT_TAG_UNKNOWN),
        ("Tiêu đề\n\n{{ viec }}" + WAY_OUT, Kind.REPORT_TAG_FORBIDDEN),
        ("Tiêu đề\n\n{{ ten_nguoi.__class__.__mro__ }}" + WAY_OUT, Kind.REPORT_TAG_UNKNOWN),
        ("Tiêu đề\n\n{% include '/etc/passwd' %}" + WAY_OUT, Kind.REPORT_TAG_FORBIDDEN),
    ],
)
def test_a_template_that_cannot_be_used_is_told(content, kind):
    assert kind in kinds(content)


@pytest.mark.usefixtures("data_folder")
def test_a_template_that_cannot_be_read_does_not_give_way_to_ours():
    office_path(Template.UNIT, "vi").mkdir(parents=True)
    assert [one.kind for one in template_problems(Template.UNIT, "vi")] == [Kind.LETTER_TEMPLATE_UNREADABLE]


@pytest.mark.usefixtures("data_folder")
def test_all_problems_of_all_templates_are_told_at_once():
    put(Template.UNIT, "vi", "Một\n\n{{ sai }} {{ cung_sai }}" + WAY_OUT)
    put(Template.PROVINCE, "en", "Hai")
    told = [(one.kind, one.file.rpartition("/")[2]) for one in all_template_problems()]
    assert told == [
        (Kind.REPORT_TAG_UNKNOWN, "xa.vi.txt"),
        (Kind.REPORT_TAG_UNKNOWN, "xa.vi.txt"),
        (Kind.LETTER_SUBJECT_MISSING, "tinh.en.txt"),
        (Kind.LETTER_WITHOUT_WAY_OUT, "tinh.en.txt"),
    ]


def test_tags_alone_on_their_line_leave_no_line_and_others_do():
    text = "T\n\n{% if noi %}\nở {{ noi }}\n{% endif %}\n  {% if noi %}{% endif %}  \n"
    text += "{{ ten_nguoi }}{% if noi %}!{% endif %}\nhết"
    assert filled(text, DeskDigest("Lan", "", "", "", "đây", "1", ())).body == "ở đây\nLan!\nhết\n"
    assert filled(text, DeskDigest("Lan", "", "", "", "", "1", ())).body == "Lan\nhết\n"


def test_plain_text_is_not_escaped():
    digest = UnitDigest("Lan & <Hòa>", "", "", "", "1", ())
    assert filled("{{ ten_nguoi }}\n\n{{ ten_nguoi }}", digest).body == "Lan & <Hòa>\n"


def test_every_tag_has_words_beside_it_and_is_shared_by_all_digests():
    heads = {one.name for one in fields(Head)}
    assert all(heads < {one.name for one in fields(template.record)} for template in Template)


def test_the_page_about_letters_names_every_tag():
    assert PAGE.read_text(encoding="utf-8") == page(), "run `python -m docs.letter_tags`"
