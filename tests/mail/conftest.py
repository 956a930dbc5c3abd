"""A store of its own for each test, and a real mail server on this machine."""

import shutil
import ssl

import pytest

from store import Access, NewAccount, Place, Role, local_access, open_database, operator_access, save_account
from tests.mail.certificates import certificate
from tests.mail.offices import Office


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory):
    """The file of an empty store: a copy is quicker than a migration."""
    path = tmp_path_factory.mktemp("empty") / "xaso.db"
    open_database(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def data_folder(tmp_path, empty_file, monkeypatch):
    """The data folder, where an office's own templates would lie."""
    shutil.copy(empty_file, tmp_path)
    monkeypatch.setenv("XASO_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("XASO_LANG", raising=False)
    return tmp_path


@pytest.fixture
def db(data_folder):
    database = open_database()
    yield database
    database.close()


@pytest.fixture
def admin(db):
    return local_access(db)


@pytest.fixture
def terminal(db):
    return operator_access(db)


@pytest.fixture
def people(admin):
    """Makes an account and acts in its name: `people("commune_officer", "14755")`."""

    def make(role, *codes, email="", name="Lê Thị Lan", era="2022"):
        address = email or ".".join((role, *codes)) + "@thu.vn"
        save_account(admin, NewAccount(address, name, Role(role), tuple(Place(era, code) for code in codes)))
        return Access(admin.db, address)

    return make


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    """A certificate that a server on this machine made for itself: paths of certificate and key."""
    return certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def tls(authority):
    """What a server speaks TLS with."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*authority)
    return context


@pytest.fixture
def trusted(authority, monkeypatch):
    """Makes this machine trust that certificate, as an administrator would."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority[0]))


@pytest.fixture
def office():
    """Starts mail servers: `office()` is one, with what it does wrong and what its protocol asks for."""
    running = []

    def start(**more):
        made = Office(**more)
        made.start()
        running.append(made)
        return made

    yield start
    for one in running:
        one.stop()
