"""Many people on one server: a driver that speaks Streamlit's own protocol, as its frontend does, on this machine only.

`python -m tests.load --help` tells what can be measured. `client` is a browser's tab without a browser, `screen` what it
shows, `actions` what a person does in it, `people` who they are, `server` what is measured, `crowd` many at once.
"""
