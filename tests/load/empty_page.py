"""The smallest page that Streamlit can serve: what ours are held against."""

import streamlit as st

st.title("x")
