"""The look of what the pages draw in HTML themselves: the style sheet, the mark, and Streamlit's English put right."""

from ui.theme import fill_css, variables

_TICK = (
    '<rect y="4" width="24" height="24" rx="5" fill="#1D4ED8"/>'
    '<path d="M6 16.5l4.2 4.2L18.4 11" fill="none" stroke="#fff" stroke-width="2.6"/>'
)
FAVICON = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 4 24 24" width="48" height="48">{_TICK}</svg>'


def wordmark(ink: str) -> str:
    """The mark with the name of the program beside it, written in `ink`: an SVG."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 116 32" height="32">{_TICK}'
        '<text x="32" y="23" font-family="Source Sans, sans-serif" font-size="20" font-weight="650" '
        f'fill="{ink}">Xã Số</text></svg>'
    )


STYLE = f"""
<style>
.stApp {{ {variables()} }}
[data-testid="stMainBlockContainer"] {{ padding-left: 2.5rem; padding-right: 2.5rem; max-width: 88rem; }}
[data-testid="stSidebarHeader"] {{ margin-bottom: .2rem; }} /* the whole menu and the round fit a laptop's screen */
[data-testid="stSidebarNav"] li {{ margin: 0; }}
[data-testid="stSidebarNavLink"] {{ margin: 0; padding-top: 0; padding-bottom: 0; line-height: 1.6rem; }}
[data-testid="stNavSectionHeader"] {{ margin: .3rem 0 .1rem; }}
[data-testid="stSidebarUserContent"] {{ padding-top: .9rem; padding-bottom: 1rem; }}
[data-testid="stWidgetLabel"] p {{ color: var(--xs-ink); }} /* of a disabled one too: what it is can still be read */
[data-tag-index] * {{ color: var(--xs-on-accent); }}
button[kind="primary"] p, button[kind="primary"] [data-testid="stIconMaterial"] {{ color: var(--xs-on-accent); }}
.xs-num {{ font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }}
.xs-label {{ white-space: normal; min-width: 6.5rem; max-width: 9rem; margin-left: auto; }}
.xs-wide {{ min-width: 10rem; overflow-wrap: anywhere; }}
.xs-why {{ min-width: 14rem; max-width: 40rem; overflow-wrap: anywhere; }}
.xs-muted {{ color: var(--xs-muted); }}
.xs-small {{ font-size: .86rem; }}
.xs-mark {{ white-space: nowrap; font-weight: 600; }}
.xs-notice {{ border-left: 3px solid var(--xs-accent); background: var(--xs-surface); padding: .45rem .8rem; font-size: .86rem;
  color: var(--xs-quiet); border-radius: 0 6px 6px 0; }}
.xs-tiles {{ display: flex; flex-wrap: wrap; gap: .75rem; }}
.xs-tile {{ flex: 1 1 8.5rem; border: 1px solid var(--xs-line); border-radius: 6px; padding: .6rem .9rem;
  background: var(--xs-ground); }}
.xs-tile > span {{ font-size: .92rem; }}
.xs-tile b {{ display: block; font-size: 1.9rem; line-height: 1.25; font-weight: 650;
  font-variant-numeric: tabular-nums; color: var(--xs-ink); }}
.xs-tile b.xs-word {{ font-size: 1.25rem; line-height: 1.9rem; }}
.xs-bar {{ display: flex; height: .8rem; border-radius: 4px; overflow: hidden; margin: .8rem 0 .2rem;
  background: var(--xs-track); }}
.xs-bar span {{ display: block; border-right: 1px solid var(--xs-ground); }}
.xs-scroll {{ overflow-x: auto; }}
/* Room for a table's toolbar below a button: outside of the table, which else covers what follows. */
[data-testid="stElementContainer"]:has([data-testid="stDataFrame"]) {{ padding-top: 1.4rem; height: auto; }}
table.xs {{ border-collapse: collapse; width: 100%; font-size: .92rem; }}
table.xs th {{ text-align: left; font-weight: 600; color: var(--xs-quiet); background: var(--xs-surface); }}
table.xs th, table.xs td {{ border-bottom: 1px solid var(--xs-track); padding: .42rem .6rem; vertical-align: top; }}
table.xs th.xs-num {{ text-align: right; }}
table.xs .xs-id {{ white-space: nowrap; }}
table.xs a {{ color: var(--xs-accent); text-decoration: none; }}
table.xs a:hover {{ text-decoration: underline; }}
table.xs tr.xs-group td {{ background: var(--xs-surface); font-weight: 600; }}
.xs-count {{ display: grid; grid-template-columns: 3.4rem 1fr 7rem 3.2rem; gap: .2rem .7rem; align-items: center;
  padding: .3rem 0; border-bottom: 1px solid var(--xs-track); font-size: .92rem; }}
.xs-count i {{ display: block; height: .6rem; background: {fill_css("#B45309")}; border-radius: 3px; }}
@media (max-width: 640px) {{ .st-key-unit-filters [data-testid="stColumn"] {{ min-width: calc(50% - 1rem); }}
  [data-testid="stButtonGroup"] > div {{ flex-wrap: wrap; }}
  .xs-count {{ grid-template-columns: 3.4rem 1fr 3.2rem; }}
  .xs-count > span:nth-child(3) {{ display: none; }} }}
@media print {{ [data-testid="stSidebar"], [data-testid="stHeader"], .stButton, .stDownloadButton {{ display: none; }} }}
</style>
"""


UPLOADER_IN_VIETNAMESE = """
<style>
[data-testid="stFileUploaderDropzone"] button p { font-size: 0 !important; }
[data-testid="stFileUploaderDropzone"] button p::after { content: "Chọn tệp"; font-size: .95rem; }
[data-testid="stFileUploaderDropzoneInstructions"] { display: none !important; }
</style>
"""
"""Streamlit says "Upload" and the size in English alone; what is taken stands beside each place to drop files."""
