"""How answers travel between machines: all rows of a unit and month that were read together become one row of lists.

Grouping moves every row over the network; packed there are some forty times fewer of them.
"""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from batch.encoding import FIGURES, MARKS, Encoder, Ints, Rows

UNITS_A_PART = 4_000
"""How many units are scored at once on a worker; scoring has a cost of its own each time it is called."""

FAULTY = -1
"""The part of rows with which something is wrong."""

PACKED = pa.schema(
    [
        ("month", pa.string()),
        ("part", pa.int32()),
        ("unit", pa.int32()),
        ("slot", pa.list_(pa.int16())),
        *((name, pa.list_(pa.float64())) for name in FIGURES),
        *((name, pa.list_(pa.bool_())) for name in MARKS),
    ]
)


def pack(encoder: Encoder, units_a_part: int, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Pack rows of answers; of a batch with anything wrong only one row of the part `FAULTY` is left."""
    for batch in batches:
        rows, faults = encoder.encode(pa.Table.from_batches([batch]))
        if faults:
            yield pa.RecordBatch.from_pylist([{"month": "", "part": FAULTY, "unit": -1}], PACKED)
        elif len(batch):
            yield _packed(rows, units_a_part)


def _packed(rows: Rows, units_a_part: int) -> pa.RecordBatch:
    order = np.lexsort((rows.unit, rows.month))
    month, unit = rows.month[order], rows.unit[order]
    new = np.flatnonzero(np.r_[True, (month[1:] != month[:-1]) | (unit[1:] != unit[:-1])])
    offsets = pa.array(np.r_[new, len(order)], pa.int32())
    columns = [
        pa.array(rows.months, pa.string()).take(pa.array(month[new])),
        pa.array(unit[new] // units_a_part, pa.int32()),
        pa.array(unit[new], pa.int32()),
        *(
            pa.ListArray.from_arrays(offsets, pa.array(getattr(rows, name)[order], field.type.value_type))
            for name, field in ((name, PACKED.field(name)) for name in ("slot", *FIGURES, *MARKS))
        ),
    ]
    return pa.RecordBatch.from_arrays(columns, schema=PACKED)


def unpack(month: str, table: pa.Table) -> Rows:
    """The rows of one month again."""
    slots = table["slot"].combine_chunks()
    lengths = np.diff(slots.offsets.to_numpy())
    flat = {name: _flat(table, name) for name in ("slot", *FIGURES, *MARKS)}
    unit: Ints = np.repeat(table["unit"].to_numpy().astype(np.int64), lengths)
    slot = flat.pop("slot").astype(np.int64)
    return Rows([month], np.zeros(len(unit), dtype=np.int64), unit, slot, **flat)


def _flat(table: pa.Table, name: str) -> np.ndarray:
    return np.asarray(table[name].combine_chunks().flatten().to_numpy(zero_copy_only=False))
