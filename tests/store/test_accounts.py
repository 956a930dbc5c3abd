"""Accounts: made, changed and locked, all or none, each change with its event; nobody is locked out by mistake."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from store import (
    AccountInvalid,
    AccountNotFound,
    LastAdministrator,
    NewAccount,
    NotAdmitted,
    NotAllowed,
    OwnAccount,
    Place,
    Role,
    TextTooLong,
    compare_accounts,
    list_accounts,
    operator_access,
    save_account,
    save_accounts,
    set_active,
    sign_in,
)
from store.tables import EventRow

DISTRICT, OTHER_DISTRICT = Place("2022", "380"), Place("2022", "381")
UNIT, UNIT_TODAY = Place("2022", "14755"), Place("2025", "14758")
LAN = NewAccount("lan@thu.vn", "Lê Thị Lan", Role.ADMINISTRATOR)
HOA = NewAccount("hoa@thu.vn", "Hòa", Role.COMMUNE_OFFICER, (UNIT,))


def events(db):
    """The events of accounts: what, before, after."""
    with db.reading() as connection:
        rows = connection.execute(
            select(EventRow.what, EventRow.before, EventRow.after).order_by(EventRow.id)
        )
        return [(what, json.loads(before), json.loads(after)) for what, before, after in rows]


def later():
    return datetime.now(UTC) + timedelta(hours=1)


def test_an_account_is_kept_under_its_address_in_small_letters_and_lets_its_person_in(db, access):
    made = save_account(access, NewAccount(" Hoa@Thu.VN ", " Hòa\n Lê ", HOA.role, [UNIT_TODAY, UNIT, UNIT]))
    assert (made.email, made.name, made.places) == ("hoa@thu.vn", "Hòa Lê", (UNIT, UNIT_TODAY))
    assert (made.active, made.created_by) == (True, "local")
    assert list_accounts(access) == [made]
    person = sign_in(db, "HOA@thu.vn", later()).person()
    assert (person.role, person.places) == (Role.COMMUNE_OFFICER, {UNIT, UNIT_TODAY})


def test_a_change_leaves_one_event_with_before_and_after_and_no_change_leaves_none(db, access):
    made = save_account(access, HOA)
    changed = save_account(access, NewAccount(made.email, "Hòa", Role.DISTRICT_OFFICER, [DISTRICT]))
    assert (changed.places, changed.created_at) == ((DISTRICT,), made.created_at)
    assert save_account(access, changed) == changed
    said = {"email": "hoa@thu.vn", "name": "Hòa", "active": True}
    before = said | {"role": "commune_officer", "places": ["2022 14755"]}
    after = said | {"role": "district_officer", "places": ["2022 380"]}
    assert events(db) == [("account.created", {}, before), ("account.changed", before, after)]


def test_a_locked_account_lets_nobody_in_until_it_is_unlocked(db, access):
    save_account(access, HOA)
    inside = sign_in(db, HOA.email, later())
    assert set_active(access, "Hoa@thu.vn", False) == set_active(access, HOA.email, False)
    with pytest.raises(NotAdmitted):
        inside.person()
    assert save_account(access, HOA).active is False, "a list that names a locked person does not unlock it"
    set_active(access, HOA.email, True)
    assert inside.person().role is Role.COMMUNE_OFFICER
    assert [(what, after["active"]) for what, _, after in events(db)] == [
        ("account.created", True),
        ("account.changed", False),
        ("account.changed", True),
    ]


def test_an_account_that_is_not_there_cannot_be_locked(access):
    with pytest.raises(AccountNotFound):
        set_active(access, "ai@thu.vn", False)


@pytest.mark.parametrize(
    ("email", "role", "places", "rule"),
    [
        ("", Role.VIEWER, (), "email"),
        ("local", Role.VIEWER, (), "email"),
        ("terminal", Role.VIEWER, (), "email"),
        ("hoa thu@vn", Role.VIEWER, (), "email"),
        ("hoa@thu@vn", Role.VIEWER, (), "email"),
        ("ho\u200ba@thu.vn", Role.VIEWER, (), "email"),
        ("a" * 250 + "@t.vn", Role.VIEWER, (), "email"),
        ("hoa@thu.vn", Role.DISTRICT_OFFICER, (), "places_missing"),
        ("hoa@thu.vn", Role.COMMUNE_OFFICER, (), "places_missing"),
        ("hoa@thu.vn", Role.VIEWER, (UNIT,), "places_given"),
        ("hoa@thu.vn", Role.ADMINISTRATOR, (DISTRICT,), "places_given"),
        ("hoa@thu.vn", Role.COMMUNE_OFFICER, (DISTRICT,), "place_unknown"),
        ("hoa@thu.vn", Role.DISTRICT_OFFICER, (UNIT,), "place_unknown"),
        ("hoa@thu.vn", Role.DISTRICT_OFFICER, (Place("2025", "380"),), "place_unknown"),
        ("hoa@thu.vn", Role.COMMUNE_OFFICER, (UNIT, Place("1999", "14755")), "place_unknown"),
    ],
)
def test_an_account_that_cannot_be_is_refused_with_the_rule_it_breaks(access, email, role, places, rule):
    with pytest.raises(AccountInvalid) as refused:
        save_account(access, NewAccount(email, "Hòa", role, places))
    assert refused.value.details["rule"] == rule
    assert list_accounts(access) == []


@pytest.mark.parametrize(
    ("bad", "refusal"),
    [
        (NewAccount("khong", "Không", Role.VIEWER), AccountInvalid),
        (NewAccount("HOA@thu.vn", "Hòa", Role.VIEWER), AccountInvalid),
        (NewAccount("dai@thu.vn", "x" * 301, Role.VIEWER), TextTooLong),
    ],
)
def test_a_list_with_one_bad_account_keeps_none(db, access, bad, refusal):
    with pytest.raises(refusal):
        save_accounts(access, [HOA, bad])
    assert list_accounts(access) == [] and events(db) == []


def test_the_last_active_administrator_keeps_role_and_account(db, access):
    save_accounts(access, [LAN, HOA])
    for refused in (
        lambda: set_active(operator_access(db), LAN.email, False),
        lambda: save_account(access, NewAccount(LAN.email, "Lan", Role.VIEWER)),
    ):
        with pytest.raises(LastAdministrator):
            refused()
    save_account(access, NewAccount("minh@thu.vn", "Minh", Role.ADMINISTRATOR))
    assert set_active(access, LAN.email, False).active is False
    with pytest.raises(LastAdministrator):
        set_active(access, "minh@thu.vn", False)


def test_in_one_list_administrators_may_hand_over(access):
    save_account(access, LAN)
    minh = NewAccount("minh@thu.vn", "Minh", Role.ADMINISTRATOR)
    save_accounts(access, [NewAccount(LAN.email, "Lan", Role.VIEWER), minh])
    assert [account.role for account in list_accounts(access)] == [Role.VIEWER, Role.ADMINISTRATOR]


def test_nobody_locks_or_degrades_their_own_account(db, access):
    save_accounts(access, [LAN, NewAccount("minh@thu.vn", "Minh", Role.ADMINISTRATOR)])
    lan = sign_in(db, LAN.email, later())
    with pytest.raises(OwnAccount):
        set_active(lan, LAN.email, False)
    with pytest.raises(OwnAccount):
        save_account(lan, NewAccount(LAN.email, "Lan", Role.VIEWER))
    assert save_account(lan, NewAccount(LAN.email, "Lan", Role.ADMINISTRATOR)).name == "Lan"


def test_two_administrators_who_lock_each_other_at_once_leave_one(db, access):
    minh = NewAccount("minh@thu.vn", "Minh", Role.ADMINISTRATOR)
    save_accounts(access, [LAN, minh])

    def lock(pair):
        who, whom = pair
        try:
            return set_active(sign_in(db, who.email, later()), whom.email, False).active
        except (LastAdministrator, NotAdmitted):
            return None

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(lock, [(LAN, minh), (minh, LAN)]), key=str) == [False, None]
    assert sum(account.active for account in list_accounts(access)) == 1


def test_the_same_new_account_from_two_people_at_once_is_one(db, access):
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: save_account(access, HOA), range(8)))
    assert len({account.created_at for account in made}) == 1 == len(events(db))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_administrators_see_and_change_accounts(people, access, role):
    places = {Role.DISTRICT_OFFICER: ("380",), Role.COMMUNE_OFFICER: ("14755",)}.get(role, ())
    person = people(role, *places)
    before = list_accounts(access)
    for refused in (
        lambda: list_accounts(person),
        lambda: save_account(person, NewAccount(person.who, "Tôi", Role.ADMINISTRATOR)),
        lambda: save_accounts(person, [NewAccount("khong", "", Role.VIEWER)]),
        lambda: set_active(person, "khong@co.vn", False),
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert list_accounts(access) == before


def test_a_list_of_one_era_leaves_the_places_of_others_unless_the_role_changes(access):
    both = save_account(access, NewAccount("hoa@thu.vn", "Hòa", HOA.role, [UNIT, UNIT_TODAY]))
    old = save_account(access, NewAccount("an@thu.vn", "An", HOA.role, [UNIT]))
    kept = [both, old]
    arrival = compare_accounts(kept, [HOA, NewAccount("AN@thu.vn", "An", HOA.role, [UNIT_TODAY])], "2022")
    assert [new.email for new in arrival.same] == ["hoa@thu.vn"]
    assert [(new.email, new.places) for new in arrival.changed] == [("an@thu.vn", (UNIT_TODAY,))]
    promoted = NewAccount("hoa@thu.vn", "Hòa", Role.DISTRICT_OFFICER, [OTHER_DISTRICT])
    assert compare_accounts(kept, [promoted], "2022").changed[0].places == (OTHER_DISTRICT,)
    assert compare_accounts([], [HOA], "2022").new == (HOA,)


def test_a_long_list_is_saved_as_compared_and_then_is_the_same(access):
    many = [NewAccount(f"xa{i}@thu.vn", f"Cán bộ {i}", Role.COMMUNE_OFFICER, [UNIT]) for i in range(200)]
    arrival = compare_accounts(list_accounts(access), many, "2022")
    assert len(arrival.new) == 200
    save_accounts(access, [*arrival.new, *arrival.changed])
    assert len(compare_accounts(list_accounts(access), many, "2022").same) == 200
