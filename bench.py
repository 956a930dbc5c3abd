"""The benchmark: what our work costs against a named baseline measured in the same run, and how cost grows.

A ratio is ours divided by the baseline, both the median of runs taken in turn.
"""

import io
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from subprocess import DEVNULL, Popen
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from analysis.firmness.firmness import DRAWS, SEED, SPREAD, firmness
from analysis.firmness.other_weights import Weighted
from checklist.marked import marked_copy
from checklist.ranking import Source, write_ranking
from checklist.reader import read_checklist
from checklist.results import results
from checklist.template import Template, Templates, file_name
from criteria import Edition, load_edition
from demonstration import EDITION, ERA, plausible_answers
from scoring import Answers, Scores, gap_amounts, score
from units import load_units

SIZES = (94, 559, 3_321, 10_598)
"""The demonstration, the province of 2022, the country's communes now and before the mergers."""

BULK = 559
"""The checklists of the province of 2022."""

TURNS, BULK_TURNS = 9, 3


def run(told: Callable[[str], None] = lambda line: None) -> dict[str, float]:
    """Measure everything: a flat object of numbers (contract: bench.json)."""
    edition = load_edition(EDITION)
    measured: dict[str, float] = {}
    for part in (_growth, _checklist, _marked, _score, _firmness, _templates, _export, _bulk):
        measured.update(part(edition, told))
    return {name: round(value, 4) for name, value in measured.items()}


def in_turn(
    ours: Callable[[], object], baseline: Callable[[], object], turns: int = TURNS
) -> tuple[float, float]:
    """Run two things in turn and return their median seconds."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(turns):
        for work, kept in zip((ours, baseline), times, strict=True):
            kept.append(seconds(work))
    return median(times[0]), median(times[1])


def seconds(work: Callable[[], object]) -> float:
    """Run once and return the seconds it took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def many_units(n: int) -> pd.DataFrame:
    """Return n units: those of 2022, repeated under made-up codes where there are not enough."""
    units = load_units(ERA)
    repeated = pd.concat([units] * -(-n // len(units))).iloc[:n]
    return repeated.set_axis([f"{i:05d}" for i in range(n)], axis=0)


def _growth(edition: Edition, told: Callable[[str], None]) -> dict[str, float]:
    """Seconds and peak memory of rating n units: frame to arrays, score, gaps, results."""
    measured: dict[str, float] = {}
    times = []
    for n in SIZES:
        units = many_units(n)
        answers = plausible_answers(edition, units)
        taken = median(seconds(partial(_rate, edition, answers, units)) for _ in range(3))
        times.append(taken)
        peak = peak_mb()
        measured |= {f"seconds_{n}": taken, f"mb_{n}": peak}
        told(f"{n} units rated in {taken:.3f} s, peak {peak:.0f} MB")
    exponent = float(np.polyfit(np.log(SIZES), np.log(times), 1)[0])
    told(f"time grows as units ^ {exponent:.2f}")
    return measured | {"growth_exponent": exponent, "peak_mb": peak_mb()}


def _rate(edition: Edition, answers: pd.DataFrame, units: pd.DataFrame) -> None:
    scores = score(edition, Answers.of(edition, answers, units.index), units)
    gap_amounts(scores)
    results(scores, {}, None, [], [], era=ERA)


def peak_mb() -> float:
    """The largest memory the process has held so far, in MB."""
    import resource  # unknown to Windows, where the other commands run all the same

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _checklist(edition: Edition, told: Callable[[str], None]) -> dict[str, float]:
    """One filled reference checklist: read, validate and score, against opening it with openpyxl."""
    import openpyxl  # after `checklist`, which says by which XML parser it works

    units = load_units(ERA)
    code, row = units.index[0], units.iloc[0]
    answers = plausible_answers(edition, units.iloc[:1])
    content = Template(edition, row["zone"]).for_unit(code, row["name"], row["district_name"], ERA, answers)

    def ours() -> None:
        read = read_checklist(content, "phieu.xlsx", edition=None, era=None).filled[0]
        score(edition, Answers.of(edition, read.answers), units)

    mine, base = in_turn(ours, lambda: openpyxl.load_workbook(io.BytesIO(content)))
    told(
        f"one checklist: {mine * 1000:.0f} ms, openpyxl.load_workbook {base * 1000:.0f} ms, {mine / base:.2f}x"
    )
    return {"checklist_vs_openpyxl": mine / base, "checklist_seconds": mine}


def _marked(edition: Edition, told: Callable[[str], None]) -> dict[str, float]:
    """Marking the ten problems of a refused reference checklist, against opening and saving it with openpyxl."""
    import openpyxl  # after `checklist`, which says by which XML parser it works

    units = load_units(ERA)
    code, row = units.index[0], units.iloc[0]
    answers = plausible_answers(edition, units.iloc[:1])
    wrong = answers.index[answers["denominator"] > 0][:10]
    answers.loc[wrong, "numerator"] = answers["denominator"] + 1
    content = Template(edition, row["zone"]).for_unit(code, row["name"], row["district_name"], ERA, answers)
    problems = read_checklist(content, "phieu.xlsx").problems

    def ours() -> None:
        if marked_copy(content, problems) is None:
            raise RuntimeError("the checklist was not marked")

    def baseline() -> None:
        openpyxl.load_workbook(io.BytesIO(content)).save(io.BytesIO())

    mine, base = in_turn(ours, baseline, turns=5)
    told(
        f"marking {len(problems)} problems: {mine * 1000:.0f} ms, "
        f"openpyxl load and save {base * 1000:.0f} ms, {mine / base:.2f}x"
    )
    return {"marked_vs_openpyxl": mine / base, "marked_seconds": mine}


def _score(edition: Edition, told: Callable[[str], None]) -> dict[str, float]:
    """`score()` of 10,598 units against the plain NumPy arithmetic of the same numbers.

    The baseline divides, compares at nine decimals, takes points in thousandths, adds them up by group and in all,
    counts and sorts, over whole matrices; it knows one rule, no verdicts, no ranks within districts, no frames.
    """
    units = many_units(SIZES[-1])
    answers = Answers.of(edition, plausible_answers(edition, units), units.index)
    own = [i for i, slot in enumerate(edition.slots) if slot.part is None]
    numerator, denominator = answers.numerator[:, own], answers.denominator[:, own]
    value, applies = answers.value[:, own], ~answers.not_applicable[:, own]
    mountain = (units["zone"] == "mountain").to_numpy()
    bar = np.array([i.threshold.pick(mountain) for i in edition.indicators if i.threshold]).T
    most = np.array([i.points for i in edition.indicators])
    groups = np.array([[i.group == g.id for i in edition.indicators] for g in edition.groups])

    def plain() -> None:
        share = np.where(np.isnan(denominator), value, numerator / denominator)
        passed = np.floor(share * 1e9 + 0.5) >= np.floor(bar * 1e9 + 0.5)
        earned = np.floor(np.where(passed, 1.0, np.clip(share / bar, 0.0, 1.0)) * most * 1000 + 0.5)
        earned[np.isnan(earned) | ~applies] = 0.0
        for of in groups:
            earned[:, of].sum(axis=1) / np.maximum((applies[:, of] * most[of]).sum(axis=1), 1)
        total = earned.sum(axis=1) / (applies * most).sum(axis=1) * edition.scale / 1000
        passed.sum(axis=1), (~np.isnan(share)).sum(axis=1), (-total).argsort()

    mine, base = in_turn(lambda: score(edition, answers, units), plain)
    told(
        f"score of {len(units)} units: {mine * 1000:.0f} ms, plain NumPy {base * 1000:.0f} ms, {mine / base:.2f}x"
    )
    return {"score_vs_numpy": mine / base, "score_seconds": mine}


_RANK_AGAIN = """
import sys, bench
scores = bench.scores_of(int(sys.argv[1]))
bench.firmness(scores, bench.DRAWS).told_apart
"""


def scores_of(n: int) -> Scores:
    """The scores of n units with plausible answers."""
    edition, units = load_edition(EDITION), many_units(n)
    return score(edition, Answers.of(edition, plausible_answers(edition, units), units.index), units)


def _firmness(edition: Edition, told: Callable[[str], None]) -> dict[str, float]:
    """How firm the ranks of 559 units are, pairs and one indicator left out with it, against plain NumPy.

    The baseline draws the same weights, ranks by one sort, takes quantiles, and compares every pair; it knows no ties,
    no missing answers, no indicator left out. Memory is that of a program that does nothing else.
    """
    scores = scores_of(SIZES[1])
    weighted = Weighted.of(scores)
    n = len(weighted.units)

    def plain() -> None:
        drawn = np.random.default_rng(SEED).uniform(1 - SPREAD, 1 + SPREAD, (DRAWS, len(weighted.ids)))
        order = (-(drawn @ weighted.earned) / (drawn @ weighted.most)).argsort(axis=1)
        ranks = np.empty((DRAWS, n), dtype=np.int16)
        np.put_along_axis(ranks, order, np.arange(1, n + 1, dtype=np.int16)[None], axis=1)
        ranks = np.ascontiguousarray(ranks.T)
        np.quantile(ranks, [0.05, 0.5, 0.95], axis=1, method="inverted_cdf")
        for i in range(n):
            np.count_nonzero(ranks[i] < ranks[i + 1 :], axis=1)

    mine, base = in_turn(lambda: firmness(scores, DRAWS).told_apart, plain, turns=3)
    memory = _run(["-c", _RANK_AGAIN, str(n)])
    told(
        f"{DRAWS} draws of {n} units: {mine:.2f} s, plain NumPy {base:.2f} s, {mine / base:.2f}x, {memory:.0f} MB"
    )
    return {"firmness_vs_numpy": mine / base, "firmness_seconds": mine, "firmness_mb": memory}


def _templates(edition: Edition, told: Callable[[str], None]) -> dict[str, float]:
    """Blank checklists a second, the making of the first one included."""
    units = load_units(ERA).query("zone == 'lowland'").iloc[:20]

    def write() -> None:
        template = Template(edition, "lowland")
        for code, row in units.iterrows():
            template.for_unit(str(code), row["name"], row["district_name"], ERA)

    rate = len(units) / seconds(write)
    told(f"{rate:.1f} blank checklists a second")
    return {"templates_per_second": rate}


def _export(edition: Edition, told: Callable[[str], None]) -> dict[str, float]:
    """The ranked export of 559 units against pandas writing the same cells."""
    units = load_units(ERA)
    scores = score(edition, Answers.of(edition, plausible_answers(edition, units), units.index), units)
    sheets = pd.read_excel(io.BytesIO(_workbook(scores)), sheet_name=None, header=None)

    def baseline() -> None:
        with pd.ExcelWriter(io.BytesIO(), engine="openpyxl") as writer:
            for name, frame in sheets.items():
                frame.to_excel(writer, sheet_name=name, index=False, header=False)

    mine, base = in_turn(lambda: _workbook(scores), baseline, turns=3)
    told(f"export of {len(units)} units: {mine:.2f} s, DataFrame.to_excel {base:.2f} s, {mine / base:.2f}x")
    return {"export_vs_to_excel": mine / base, "export_seconds": mine}


def _workbook(scores: Scores) -> bytes:
    sources = [Source(str(code), f"phieu-{code}.xlsx", "0" * 64, None) for code in scores.units.index]
    return write_ranking(scores, sources, title="bench", cohort_name="bench", made_at=datetime.now(UTC))


_OPEN_EACH = """
import pathlib, sys, openpyxl
for file in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    openpyxl.load_workbook(file)
"""


def _bulk(edition: Edition, told: Callable[[str], None]) -> dict[str, float]:
    """A folder of checklists to ranking.xlsx by the command line, against opening each with openpyxl.

    Both are programs of their own, and their start is part of the time. Memory is that of the command and of the
    processes it starts, added up.
    """
    with TemporaryDirectory() as place:
        folder, ranking = Path(place, "phieu"), Path(place, "ranking.xlsx")
        _fill_folder(edition, folder)
        command = ["cli.py", "score", str(folder), "--cohort", "all", "--out", str(ranking)]
        peaks: list[float] = []
        mine, base = in_turn(
            lambda: peaks.append(_run(command)), lambda: _run(["-c", _OPEN_EACH, str(folder)]), BULK_TURNS
        )
        found = len(pd.read_excel(ranking, sheet_name="Nguồn"))
    assert found >= BULK, f"{found} of {BULK} files came through"
    told(
        f"{BULK} checklists to a ranking: {mine:.1f} s, openpyxl.load_workbook {base:.1f} s, {mine / base:.2f}x, "
        f"{max(peaks):.0f} MB"
    )
    return {"bulk_vs_openpyxl": mine / base, "bulk_seconds": mine, "bulk_mb": max(peaks)}


def _fill_folder(edition: Edition, folder: Path) -> None:
    folder.mkdir()
    units = load_units(ERA).iloc[:BULK]
    answers = {str(code): frame for code, frame in plausible_answers(edition, units).groupby("unit")}
    templates = Templates(edition, units, ERA)
    for code in map(str, units.index):
        (folder / file_name(code)).write_bytes(templates.for_unit(code, answers[code]))


def _run(arguments: list[str]) -> float:
    """Run a Python program to its end; return the most memory it held with its children, in MB."""
    peak = 0.0
    home = Path(__file__).parent
    with Popen([sys.executable, *arguments], cwd=home, stdout=DEVNULL, stderr=DEVNULL) as program:
        while program.poll() is None:
            peak = max(peak, family_mb(program.pid))
            time.sleep(0.1)
    if program.returncode:
        raise RuntimeError(f"{arguments[:2]} ended with {program.returncode}")
    return peak


def family_mb(pid: int) -> float:
    """The memory of a process and its children now, in MB, shared pages counted once; 0 where Linux does not tell."""
    try:
        threads = Path(f"/proc/{pid}/task").glob("*/children")
        children = [child for one in threads for child in one.read_text(encoding="ascii").split()]
        sizes = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:  # ended meanwhile
        return 0.0
    own = next((int(line.split()[1]) for line in sizes.splitlines() if line.startswith("Pss:")), 0)
    return own / 1024 + sum(family_mb(int(child)) for child in children)
