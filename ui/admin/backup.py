"""Where the data lies, and the commands that keep a copy of it: nothing here pretends to be a button."""

import streamlit as st

from ui.blocks import plain
from ui.language import say
from ui.who import database

COMMANDS = (
    (
        "python cli.py backup sao-luu.xaso",
        "Giữ một bản sao của toàn bộ dữ liệu; phần mềm vẫn chạy bình thường trong lúc đó.",
        "Keeps a copy of all data; the program may go on running meanwhile.",
    ),
    (
        "python cli.py restore sao-luu.xaso",
        "Dựng lại dữ liệu từ bản sao vào một cơ sở dữ liệu trống, rồi so lại mọi kết quả.",
        "Puts the copy into an empty database and compares all results.",
    ),
    (
        "python cli.py export-round 1 ky-2022/",
        "Xuất một kỳ ra các tệp mở (CSV, JSON, Excel) để lưu trữ lâu dài.",
        "Takes one round out into open files (CSV, JSON, Excel) for the archive.",
    ),
    (
        "python cli.py audit verify",
        "Kiểm tra nhật ký: có sự kiện nào bị sửa, xóa hoặc chèn thêm không.",
        "Checks the chain of events for anything changed, removed or inserted.",
    ),
)


def show_backup() -> None:
    """Draw the part."""
    st.subheader(say("Dữ liệu nằm ở đâu", "Where the data lies"))
    url = database().engine.url.render_as_string(hide_password=True)
    st.markdown(
        say(
            "Tất cả nằm trong một cơ sở dữ liệu: kỳ đánh giá, hồ sơ cùng tệp gốc, thẩm định, tài khoản, nhật ký. Sao lưu "
            "được cơ sở dữ liệu là sao lưu được mọi thứ. Máy chủ này đang dùng:",
            "Everything lies in one database: rounds, submissions with their files, appraisals, accounts, events. A copy of "
            "the database is a copy of everything. This server uses:",
        )
    )
    st.code(url, language=None, wrap_lines=True)
    st.subheader(say("Lệnh sao lưu", "Commands"))
    st.markdown(
        say(
            "Chạy trên máy chủ, trong thư mục của phần mềm; nên đặt lịch sao lưu hằng ngày và giữ bản sao ở một máy khác.",
            "Run them on the server, in the program's folder; have the first one run every day, and keep copies elsewhere.",
        )
    )
    for command, vi, en in COMMANDS:
        st.markdown(plain(say(vi, en)))
        st.code(command, language=None)
