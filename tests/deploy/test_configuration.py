"""The files in deploy/ are ones that nginx and systemd take, and agree with each other and with the app's settings."""

import os
import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.deploy.rig import DEPLOY, ROOT, WRITE_SERVERS, Nginx
from tests.needed import program

UNITS = sorted((DEPLOY / "systemd").iterdir())


def write_servers(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([WRITE_SERVERS, *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_nginx_takes_the_configuration_as_it_is(tmp_path: Path, count: int) -> None:
    addresses = [f"127.0.0.1:{8501 + number}" for number in range(count)]
    nginx = Nginx(tmp_path / "nginx", program("nginx", "/usr/sbin/nginx"), addresses)
    assert nginx.check().startswith("0 "), nginx.check()


@pytest.mark.parametrize("name", ["https.conf", "http.conf"])
def test_the_two_examples_of_an_address_are_taken_too(tmp_path: Path, name: str) -> None:
    nginx = Nginx(tmp_path / "nginx", program("nginx", "/usr/sbin/nginx"), ["127.0.0.1:8501"])
    example = (DEPLOY / "nginx/xaso" / name).read_text(encoding="utf-8")
    example = example.replace("/etc/ssl/private/", f"{tmp_path}/nginx/")
    example = example.replace("/etc/ssl/", f"{tmp_path}/nginx/").replace(
        "/var/log/nginx/", f"{tmp_path}/nginx/"
    )
    (tmp_path / "nginx/xaso" / name).write_text(example)
    assert nginx.check().startswith("0 "), nginx.check()


def test_a_process_that_is_taken_out_is_in_no_list() -> None:
    written = write_servers("--without", "127.0.0.1:8502", "127.0.0.1:8501", "127.0.0.1:8502").stdout
    lines = [line for line in written.splitlines() if "server 127" in line]
    assert [line.endswith(" down;") for line in lines] == [":8502" in line for line in lines]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "no address"),
        (("xaso.tinh.gov.vn",), "not an IPv4 address"),
        (("127.0.0.1:8501; include /etc/passwd",), "not an IPv4 address"),
        (("--without", "127.0.0.1:9", "127.0.0.1:8501", "127.0.0.1:8502"), "not in the list"),
        (("--without", "127.0.0.1:8501", "127.0.0.1:8501"), "the only one"),
    ],
)
def test_a_list_that_would_serve_nobody_is_refused(arguments: tuple[str, ...], told: str) -> None:
    done = write_servers(*arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr


def test_nginx_takes_uploads_as_large_as_the_app_does() -> None:
    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    conf = (DEPLOY / "nginx/xaso.conf").read_text(encoding="utf-8")
    assert f"client_max_body_size {settings['server']['maxUploadSize']}m;" in conf


def test_the_processes_are_the_same_everywhere() -> None:
    target = (DEPLOY / "systemd/xaso.target").read_text(encoding="utf-8")
    example = (DEPLOY / "xaso.env.example").read_text(encoding="utf-8")
    named = re.search(r'XASO_SERVERS="(.+)"', example)
    assert named
    assert re.findall(r"xaso@(\d+)", target) == [one.rpartition(":")[2] for one in named[1].split()]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_takes_every_unit(tmp_path: Path, unit: Path) -> None:
    """The programs are not where the units say on the machine of a test: one that is stands in their place."""
    analyze = program("systemd-analyze")
    for other in UNITS:
        text = re.sub(r"/opt/xaso/\.venv/bin/\w+", "/bin/true", other.read_text(encoding="utf-8"))
        (tmp_path / other.name).write_text(text, encoding="utf-8")
    command = [analyze, "verify", "--man=no", "--recursive-errors=no", str(tmp_path / unit.name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_timer_starts_a_service_and_every_command_is_one_of_the_program() -> None:
    names = {unit.name for unit in UNITS}
    assert {name.replace(".timer", ".service") for name in names if name.endswith(".timer")} <= names
    commands = re.findall(r"cli\.py ([a-z]+)", "".join(unit.read_text(encoding="utf-8") for unit in UNITS))
    assert sorted(commands) == ["audit", "backup", "remind"]


@pytest.mark.parametrize("script", ["rolling-restart.sh", "nginx/write-servers.sh"])
def test_the_scripts_can_be_run(script: str) -> None:
    assert (DEPLOY / script).stat().st_mode & 0o111
    assert (
        subprocess.run([shutil.which("bash") or "bash", "-n", DEPLOY / script], check=False).returncode == 0
    )


def test_the_daily_backup_deletes_only_old_daily_backups(tmp_path: Path) -> None:
    names = [
        "xaso-2022-01-01.zip",
        "truoc-nang-cap.zip",
        "ky-1/phieu.zip",
        ".ky-1.0.part/a.csv",
        ".xaso.0.part",
    ]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, 0))
    (tmp_path / "xaso-2022-01-02.zip").touch()
    unit = (DEPLOY / "systemd/xaso-backup.service").read_text(encoding="utf-8")
    for command in re.findall(r"^ExecStartPost=(.+)$", unit, re.MULTILINE):
        subprocess.run(shlex.split(command.replace("/var/backups/xaso", str(tmp_path))), check=True)
    kept = {str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*") if file.is_file()}
    assert kept == {"xaso-2022-01-02.zip", *names[1:4]}
