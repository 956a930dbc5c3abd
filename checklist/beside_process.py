"""The process that `checklist.beside` starts: it calls one function after another until nobody asks any more.

Run as `python -m checklist.beside_process`. Over its standard input come functions with their arguments, over its
standard output goes for each whether it was done, and what it gave. All is pickled.
"""

import faulthandler
import pickle
import signal
import sys

SECONDS = 120
"""What one call may take; a longer one ends the process."""


def serve() -> None:
    """Work until the input ends, which it also does when the process at the other end dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the whole group; the parent decides
    asked, told = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing printed may come between the answers
    while True:
        try:
            write, args, kwargs = pickle.load(asked)
        except EOFError:
            return
        faulthandler.dump_traceback_later(SECONDS, exit=True)
        try:
            answer = (True, write(*args, **kwargs))
        except Exception:  # who asked calls it again, and meets it there
            answer = (False, None)
        faulthandler.cancel_dump_traceback_later()
        pickle.dump(answer, told)
        told.flush()


if __name__ == "__main__":
    serve()
