"""The catalogue of problems: every one a person can meet, in Vietnamese and English, with its remedy.

A member's name is its stable code. Facts stand in braces; `Problem.facts` carries them. To add one, add a
member here and a test that provokes it (see CONTRIBUTING.md).
"""

from enum import Enum, StrEnum

from wording.language import Text


class Severity(StrEnum):
    """An error refuses the file; a warning is shown and counted, and the file is taken."""

    ERROR = "error"
    WARNING = "warning"


_E, _W = Severity.ERROR, Severity.WARNING


class Kind(Enum):
    """One kind of problem: severity, message and remedy (each Vietnamese, English)."""

    def __init__(self, severity: Severity, vi: str, en: str, remedy_vi: str, remedy_en: str) -> None:
        self.severity = severity
        self.message = Text(vi=vi, en=en)
        self.remedy = Text(vi=remedy_vi, en=remedy_en)

    # The file as a whole
    FILE_NOT_FOUND = (_E, "Không tìm thấy tệp hoặc thư mục này.", "There is no such file or folder.",
        "Kiểm tra lại đường dẫn.", "Check the path.")
    NO_WORKBOOK_FOUND = (_E, "Trong thư mục hoặc tệp nén này không có tệp .xlsx nào.",
        "This folder or archive holds no .xlsx file.",
        "Đưa các phiếu .xlsx vào rồi thử lại.", "Put the .xlsx checklists in it and try again.")
    EMPTY_FILE = (_E, "Tệp rỗng (0 byte).", "The file is empty (0 bytes).",
        "Lưu lại phiếu từ Excel rồi tải lên lần nữa.", "Save the checklist again in Excel and upload it again.")
    FILE_TOO_LARGE = (_E, "Tệp nặng {found} MB, vượt mức tối đa {limit} MB.",
        "The file is {found} MB; at most {limit} MB are taken.",
        "Bỏ ảnh và các trang tính không cần thiết, hoặc chép số liệu sang một phiếu trắng.",
        "Remove pictures and sheets that are not needed, or copy the figures to a blank checklist.")
    EXPANDS_TOO_FAR = (_E, "Tệp khi giải nén chiếm {found} MB (mức tối đa {limit} MB, tỷ lệ nén tối đa {ratio}:1).",
        "Unpacked the file takes {found} MB (at most {limit} MB, and at most {ratio}:1).",
        "Chép số liệu sang một phiếu trắng rồi tải phiếu đó lên.",
        "Copy the figures to a blank checklist and upload that one.")
    CSV_FILE = (_E, "Đây là tệp .csv, không phải tệp Excel .xlsx.", "This is a .csv, not an Excel .xlsx file.",
        "Mở tệp trong Excel, chọn Lưu thành… và chọn kiểu Excel Workbook (.xlsx), hoặc điền vào phiếu trắng.",
        "Open it in Excel and save it as Excel Workbook (.xlsx), or fill a blank checklist.")
    OLD_EXCEL_FILE = (_E, "Đây là tệp Excel kiểu cũ (.xls).", "This is an old Excel file (.xls).",
        "Mở tệp trong Excel, chọn Lưu thành… và chọn kiểu Excel Workbook (.xlsx).",
        "Open it in Excel and save it as Excel Workbook (.xlsx).")
    PASSWORD_PROTECTED = (_E, "Tệp được đặt mật khẩu nên không đọc được.", "The file has a password and cannot be read.",
        "Trong Excel: Tệp → Thông tin → Bảo vệ sổ làm việc → bỏ mật khẩu, lưu rồi tải lại.",
        "In Excel: File → Info → Protect Workbook → remove the password, save and upload again.")
    NOT_A_WORKBOOK = (_E, "Đây không phải là tệp Excel .xlsx ({found}).", "This is not an Excel .xlsx file ({found}).",
        "Tải phiếu trắng của đơn vị, điền vào rồi tải lên.", "Get your unit's blank checklist, fill it and upload it.")
    DAMAGED_WORKBOOK = (_E, "Tệp .xlsx bị hỏng, không mở được.", "The .xlsx file is damaged and cannot be opened.",
        "Mở tệp trong Excel, để Excel sửa, lưu lại rồi tải lên.",
        "Open it in Excel, let Excel repair it, save and upload it again.")
    HAS_MACROS = (_E, "Tệp có chứa macro (mã chạy được).", "The file holds macros (runnable code).",
        "Lưu tệp thành kiểu Excel Workbook (.xlsx), kiểu này không chứa macro.",
        "Save it as Excel Workbook (.xlsx), which holds no macros.")
    HAS_EXTERNAL_LINKS = (_E, "Tệp có liên kết tới tệp khác ({found}).", "The file links to other files ({found}).",
        "Trong Excel: Dữ liệu → Sửa liên kết → Ngắt liên kết, lưu rồi tải lại.",
        "In Excel: Data → Edit Links → Break Link, save and upload again.")
    HAS_XML_ENTITIES = (_E, "Tệp chứa khai báo XML không an toàn ({found}).",
        "The file holds an unsafe XML declaration ({found}).",
        "Chép số liệu sang một phiếu trắng rồi tải phiếu đó lên.",
        "Copy the figures to a blank checklist and upload that one.")
    TOO_COMPLEX = (_E, "Tệp có quá nhiều định dạng, tên và văn bản để là một phiếu đánh giá.",
        "The file holds too many formats, names and texts to be a checklist.",
        "Chép số liệu sang một phiếu trắng rồi tải phiếu đó lên.",
        "Copy the figures to a blank checklist and upload that one.")
    TOO_HEAVY_TO_READ = (_E, "Đọc tệp này mất quá lâu hoặc cần quá nhiều bộ nhớ nên đã dừng lại.",
        "Reading this file took too long or too much memory and was stopped.",
        "Chép số liệu sang một phiếu trắng rồi tải phiếu đó lên.",
        "Copy the figures to a blank checklist and upload that one.")
    FILE_NOT_READABLE = (_E, "Không mở được tệp này trên máy ({found}).", "This file cannot be opened ({found}).",
        "Kiểm tra quyền đọc tệp và thử lại.", "Check the permission to read it and try again.")
    DAMAGED_ARCHIVE = (_E, "Tệp nén .zip bị hỏng, không mở được.", "The .zip archive is damaged and cannot be opened.",
        "Nén lại các phiếu rồi tải lên, hoặc tải lên từng phiếu.",
        "Make the archive again, or upload the checklists one by one.")
    ARCHIVE_HAS_PASSWORD = (_E, "Tệp nén .zip được đặt mật khẩu nên không đọc được.",
        "The .zip archive has a password and cannot be read.",
        "Nén lại không đặt mật khẩu rồi tải lên.", "Make the archive again without a password.")
    ARCHIVE_IN_ARCHIVE = (_E, "Tệp nén này nằm trong một tệp nén khác nên không được mở.",
        "This archive lies within another archive and was not opened.",
        "Giải nén tệp bên trong rồi nén lại một lần, hoặc tải riêng tệp đó lên.",
        "Unpack the inner archive, or upload it by itself.")
    TOO_MANY_FILES = (_E, "Tệp nén có {found} tệp, tối đa {limit}.", "The archive holds {found} files, at most {limit}.",
        "Chia thành nhiều tệp nén nhỏ hơn.", "Split it into smaller archives.")
    TOO_MANY_ROWS = (_E, "Trang tính có hơn {limit} dòng, không thể là một phiếu đánh giá.",
        "The sheet has over {limit} rows and cannot be a checklist.",
        "Xóa các dòng thừa bên dưới bảng, lưu rồi tải lại.", "Delete the rows below the table, save and upload again.")

    RANKING_PASSED_OVER = (_W, "Đây là tệp kết quả xếp hạng do Xã Số xuất ra, không phải phiếu; tệp được bỏ qua.",
        "This is a ranking that Xã Số exported, not a checklist; it was passed over.",
        "Không cần làm gì.", "Nothing to do.")

    # Sheet and header
    NO_CHECKLIST_SHEET = (_E, "Không có trang tính nào chứa bảng của phiếu đánh giá (các trang: {found}).",
        "No sheet holds the checklist's table (sheets: {found}).",
        "Dùng phiếu trắng của hệ thống; dòng tiêu đề phải có ít nhất các cột Mã, Tử số, Mẫu số, Giá trị.",
        "Use the system's blank checklist; the header needs at least Mã, Tử số, Mẫu số, Giá trị.")
    HEADER_MISSING = (_E, "Bảng thiếu cột “{field}”.", "The table has no column “{field}”.",
        "Khôi phục tên cột này ở dòng tiêu đề, hoặc chép số liệu sang phiếu trắng.",
        "Restore this column's name in the header row, or copy the figures to a blank checklist.")
    HEADER_TWICE = (_E, "Cột “{field}” xuất hiện hai lần (ô {first} và ô này).",
        "The column “{field}” stands twice ({first} and here).",
        "Đổi tên hoặc xóa cột thừa.", "Rename or delete the extra column.")

    SECOND_TABLE = (_E, "Trang tính có bảng thứ hai, bắt đầu ở ô {cell}; mỗi trang chỉ đọc được một bảng.",
        "The sheet holds a second table, beginning at {cell}; only one a sheet can be read.",
        "Chuyển bảng thứ hai sang trang tính riêng (kèm phần đầu phiếu), hoặc xóa nếu thừa.",
        "Move the second table to a sheet of its own, with its head, or delete it.")
    HIDDEN_SHEET_NOT_READ = (_W, "Trang tính ẩn “{sheet}” cũng chứa một phiếu; không đọc trang này.",
        "The hidden sheet “{sheet}” holds a checklist too; it was not read.",
        "Nếu trang ẩn là phiếu cần nộp, bỏ ẩn rồi nộp lại; nếu là bản cũ thì không cần làm gì.",
        "If it is to be submitted, unhide it and submit again; if it is an old copy there is nothing to do.")

    # Which edition, which unit
    EDITION_MISSING = (_E, "Phiếu không ghi mã phiên bản bộ tiêu chí.", "The checklist does not tell its edition.",
        "Tải phiếu trắng mới của đơn vị và chép số liệu sang.", "Get a new blank checklist and copy the figures to it.")
    EDITION_UNKNOWN = (_E, "Hệ thống không có bộ tiêu chí “{found}”.{near}", "There is no edition “{found}”.{near}",
        "Dùng một trong các phiên bản: {known}.", "Use one of: {known}.")
    EDITION_IS_SKELETON = (_E, "Bộ tiêu chí “{found}” mới chỉ là khung, chưa có văn bản gốc nên chưa chấm điểm được.",
        "The edition “{found}” is only a skeleton without the decision's text: nothing can be scored with it.",
        "Hoàn thiện khung từ phụ lục của quyết định, hoặc dùng phiên bản khác.",
        "Complete it from the decision's annex, or use another edition.")
    EDITION_RATES_DISTRICTS = (_E, "Bộ tiêu chí “{found}” đánh giá cấp huyện từ kết quả của xã: không có phiếu nào để điền hay chấm.",
        "The edition “{found}” rates districts from the communes' results: there is no checklist to fill in or to score.",
        "Dùng một bộ tiêu chí cấp xã; kết quả cấp huyện xem ở trang Cấp huyện.",
        "Use an edition for communes; the districts are rated on the page Districts.")
    EDITION_DIFFERS = (_E, "Phiếu này thuộc phiên bản “{found}”, kỳ này dùng “{expected}”.",
        "This checklist belongs to edition “{found}”; this round uses “{expected}”.",
        "Chuyển số liệu sang phiếu của kỳ này (nút trên trang Nộp phiếu, hoặc `check --carry`), xem lại rồi nộp phiếu mới.",
        "Carry the figures over to this round's checklist (a button on the page Submit, or `check --carry`), then submit that.")
    ERA_MISSING = (_E, "Phiếu không ghi thời kỳ của danh mục đơn vị hành chính.", "The checklist does not tell its era.",
        "Tải phiếu trắng mới của đơn vị và chép số liệu sang.", "Get a new blank checklist and copy the figures to it.")
    ERA_UNKNOWN = (_E, "Không có danh mục đơn vị hành chính của thời kỳ “{found}”.", "There is no era “{found}”.",
        "Các thời kỳ có sẵn: {known}.", "Known eras: {known}.")
    ERA_DIFFERS = (_E, "Phiếu dùng danh mục đơn vị hành chính “{found}”, kỳ này dùng “{expected}”.",
        "The checklist uses the units of “{found}”; this round uses “{expected}”.",
        "Tải phiếu trắng của kỳ này, hoặc chuyển số liệu sang phiếu của kỳ này nếu đơn vị không đổi.",
        "Get this round's blank checklist, or carry the figures over where the unit stayed the same.")
    ROUND_DIFFERS = (_W, "Phiếu này được lấy từ “{found}”, còn kỳ đang nộp là “{expected}”.",
        "This checklist was made for “{found}”; the round here is “{expected}”.",
        "Kiểm tra số liệu có đúng là của kỳ này không; số liệu điền sẵn có thể thuộc kỳ khác.",
        "Check that the figures are of this round; prefilled ones may belong to another.")
    UNIT_MISSING = (_E, "Phiếu không ghi tên và mã đơn vị.", "The checklist tells neither the unit's name nor its code.",
        "Điền tên đơn vị, mã đơn vị và huyện ở phần đầu phiếu.", "Fill in name, code and district at the head.")
    UNIT_UNKNOWN = (_E, "Không tìm thấy đơn vị “{found}” trong danh mục.{near}", "There is no unit “{found}”.{near}",
        "Sửa tên, mã đơn vị hoặc huyện ở đầu phiếu, hoặc ở dòng này của phiếu tổng hợp, của danh sách.",
        "Mend the name, code or district at the head, or in this row of a wide form or a list.")
    UNIT_AMBIGUOUS = (_E, "Tên “{found}” có ở nhiều huyện: {known}.", "“{found}” is the name of several units: {known}.",
        "Điền thêm huyện hoặc mã đơn vị ở đầu phiếu, hoặc ở dòng này của phiếu tổng hợp, của danh sách.",
        "Add the district or the code at the head, or in this row of a wide form or a list.")
    UNIT_CODE_AND_NAME_DIFFER = (_E, "Mã {code} là của {by_code}, nhưng phiếu ghi tên “{found}”.",
        "Code {code} is {by_code}, but the checklist says “{found}”.",
        "Sửa mã hoặc tên cho khớp nhau.", "Make code and name agree.")
    UNIT_DIFFERS_FROM_MADE = (_W, "Phiếu này được làm cho {made}, nay ghi {unit}.",
        "This checklist was made out to {made} and now says {unit}.",
        "Kiểm tra số liệu có đúng của đơn vị này không; có thể phiếu được chép từ phiếu của đơn vị khác.",
        "Check that the figures are of this unit; the checklist may be a copy of another unit's.")
    FILE_NAMED_FOR_ANOTHER_UNIT = (_W, "Tên tệp là của {named}, nhưng phiếu ghi {unit}.",
        "The file is named for {named}, but the checklist says {unit}.",
        "Kiểm tra có tải nhầm phiếu của đơn vị khác không.", "Check that it is not another unit's checklist.")
    UNIT_MERGED = (_E, "{unit} đã nhập vào {into} cùng với {others}: số liệu không chuyển được.",
        "{unit} became part of {into} together with {others}: its figures cannot be carried over.",
        "Tải phiếu trắng của đơn vị mới và điền số liệu của cả đơn vị.",
        "Get the new unit's blank checklist and fill in the figures of the whole unit.")
    UNIT_SPLIT = (_E, "{unit} đã chia vào các đơn vị {into}: số liệu không chuyển được.",
        "{unit} was divided among {into}: its figures cannot be carried over.",
        "Tải phiếu trắng của đơn vị mới và điền số liệu của cả đơn vị.",
        "Get the new unit's blank checklist and fill in the figures of the whole unit.")
    UNIT_TWICE = (_E, "Đơn vị {unit} có hai phiếu trong lần nộp này: “{first}” và ở đây.",
        "Unit {unit} has two checklists here: “{first}” and this one.",
        "Chỉ giữ phiếu đúng rồi nộp lại; chưa phiếu nào trong hai phiếu được nhận.",
        "Keep the right one only; neither of the two was taken.")
    UNIT_OUTSIDE_COHORT = (_W, "{unit} không thuộc danh sách giao chỉ tiêu “{cohort}”; vẫn được chấm điểm và đánh dấu riêng.",
        "{unit} is not in the cohort “{cohort}”; it is scored all the same and marked.",
        "Không cần làm gì nếu đúng là muốn chấm đơn vị này.", "Nothing to do if you mean to score it.")
    COHORT_UNKNOWN = (_E, "Không có danh sách giao chỉ tiêu “{found}”.", "There is no cohort “{found}”.",
        "Dùng `demo`, `all` hoặc một tệp .csv, .txt, .xlsx có cột mã hoặc tên đơn vị và huyện.",
        "Use `demo`, `all`, or a .csv, .txt or .xlsx with a column of codes, or of names and districts.")
    COHORT_EMPTY = (_E, "Tệp danh sách không ghi đơn vị nào.", "The list names no unit.",
        "Ghi mỗi đơn vị một dòng: mã, hoặc tên và huyện.", "Write a unit on each line: its code, or name and district.")
    COHORT_UNIT_TWICE = (_W, "{unit} đã có trong danh sách ({first}); chỉ tính một lần.",
        "{unit} is in the list already ({first}); it counts once.", "Xóa dòng thừa.", "Delete the extra line.")
    COHORT_UNIT_CHANGED = (_W, "{unit} không còn là một đơn vị riêng, nay thuộc {into}; chưa đưa vào danh sách.",
        "{unit} is no unit of its own any more and belongs to {into}; it was left out of the list.",
        "Đơn vị mới được giao chỉ tiêu thì thêm vào danh sách trong Excel.",
        "Add the new unit to the list in Excel if it is assigned.")

    # Lists of accounts
    ACCOUNT_COLUMN_MISSING = (_E, "Danh sách không có cột “{field}”.", "The list has no column “{field}”.",
        "Ghi tên cột này vào dòng tiêu đề. Danh sách cần các cột Email, Họ tên, Vai trò, Đơn vị; có thể tải danh sách hiện có về làm mẫu.",
        "Put it into the header row. A list needs Email, Họ tên, Vai trò and Đơn vị; export the present list for a model.")
    ACCOUNT_LIST_EMPTY = (_E, "Danh sách không có tài khoản nào.", "The list names no account.",
        "Ghi mỗi người một dòng dưới dòng tiêu đề.", "Write one person on each row under the header.")
    ACCOUNT_EMAIL_MISSING = (_E, "Dòng này chưa ghi địa chỉ e-mail.", "This row has no e-mail address.",
        "Ghi địa chỉ mà người đó dùng để đăng nhập, hoặc xóa dòng.", "Give the address that the person signs in with, or delete the row.")
    ACCOUNT_EMAIL_INVALID = (_E, "“{found}” không phải là một địa chỉ e-mail.", "“{found}” is not an e-mail address.",
        "Ghi đúng một địa chỉ, như lan.nt@thanhhoa.gov.vn, không có khoảng trắng.",
        "Give one address such as lan.nt@thanhhoa.gov.vn, without blanks.")
    ACCOUNT_EMAIL_TWICE = (_E, "Địa chỉ {found} đã có ở dòng {first}.", "The address {found} stands in row {first} already.",
        "Mỗi người một dòng: phụ trách nhiều đơn vị thì ghi các đơn vị trong một ô, cách nhau bằng dấu chấm phẩy.",
        "One row a person: several units stand in one cell, parted by semicolons.")
    ACCOUNT_ROLE_MISSING = (_E, "Dòng này chưa ghi vai trò.", "This row has no role.",
        "Ghi một trong các vai trò: {known}.", "Give one of the roles: {known}.")
    ACCOUNT_ROLE_UNKNOWN = (_E, "Không có vai trò “{found}”.{near}", "There is no role “{found}”.{near}",
        "Dùng một trong các vai trò: {known}.", "Use one of the roles: {known}.")
    ACCOUNT_PLACE_MISSING = (_E, "Vai trò “{role}” cần đơn vị phụ trách, mà dòng này chưa ghi.",
        "The role “{role}” needs a place, and this row names none.",
        "Cán bộ xã: ghi mã, hoặc tên đơn vị và huyện. Cán bộ huyện: ghi tên huyện.",
        "Commune officer: the unit's code, or its name and district. District officer: the district.")
    ACCOUNT_PLACE_NOT_USED = (_E, "Vai trò “{role}” là của cả tỉnh, không gắn với đơn vị nào, nhưng dòng này ghi “{found}”.",
        "The role “{role}” is for the whole province, but this row names “{found}”.",
        "Xóa ô này nếu đúng vai trò; nếu người này chỉ phụ trách đơn vị đó thì chọn Cán bộ xã hoặc Cán bộ huyện.",
        "Clear the cell if the role is right; if the person is only of that place, choose commune or district officer.")
    DISTRICT_UNKNOWN = (_E, "Không có huyện “{found}”.{near}", "There is no district “{found}”.{near}",
        "Ghi tên một huyện, thị xã hoặc thành phố, hoặc mã ba chữ số của nó.", "Give the name of a district, or its code of three digits.")
    ERA_WITHOUT_DISTRICTS = (_E, "Thời kỳ {era} không có cấp huyện nên không có vai trò “{role}”.",
        "The era {era} has no districts, so nobody is “{role}” in it.",
        "Chọn vai trò khác, hoặc nhập danh sách này cho thời kỳ khác.", "Choose another role, or import the list for another era.")

    # Rows
    INDICATOR_UNKNOWN = (_E, "Bộ tiêu chí không có mã “{found}”.{near}", "The edition has no indicator “{found}”.{near}",
        "Sửa lại mã ở ô này theo phiếu trắng, hoặc xóa dòng.", "Mend the code as in the blank checklist, or delete the row.")
    CODE_MISSING = (_E, "Dòng này có số liệu nhưng cột Mã để trống nên không biết của chỉ tiêu nào.",
        "This row has figures and no Mã, so it belongs to no indicator.",
        "Ghi mã chỉ tiêu vào ô {cell} theo phiếu trắng, hoặc xóa số liệu của dòng.",
        "Put the indicator's code into {cell} as in the blank checklist, or clear the row's figures.")
    INDICATOR_TWICE = (_E, "Mã {indicator} xuất hiện hai lần (ô {first} và ô này).",
        "{indicator} stands twice ({first} and here).", "Xóa dòng thừa.", "Delete the extra row.")
    INDICATOR_ROW_MISSING = (_W, "Phiếu không có dòng của {indicator} ({name}); chỉ tiêu này tính là chưa có số liệu.",
        "The checklist has no row for {indicator} ({name}); it counts as missing.",
        "Nếu lỡ xóa dòng, tải phiếu trắng và điền lại.", "If the row was deleted by mistake, use a blank checklist.")
    NOTHING_FILLED_IN = (_W, "Phiếu chưa điền số liệu nào.", "Nothing is filled in.",
        "Nếu lỡ tải nhầm phiếu trắng, tải lên phiếu đã điền.", "If this is the blank checklist, upload the filled one.")

    # The wide form
    INDICATOR_COLUMNS_MISSING = (_W, "Phiếu tổng hợp thiếu cột của {indicator} ({name}): {columns}; chỗ thiếu tính là chưa điền.",
        "The wide form lacks columns of {indicator} ({name}): {columns}; what is lacking counts as not filled in.",
        "Nếu lỡ xóa cột, tải phiếu tổng hợp mới và chép số liệu sang.",
        "If a column was deleted by mistake, copy the figures to a new form.")
    ROW_WITHOUT_UNIT = (_E, "Dòng này có số liệu nhưng không ghi mã và tên đơn vị.",
        "This row has figures but neither the code nor the name of a unit.",
        "Ghi mã và tên đơn vị vào dòng này (ô {cell}), hoặc xóa số liệu của dòng.",
        "Put the unit's code and name into this row ({cell}), or clear its figures.")
    UNITS_LEFT_BLANK = (_W, "{count} đơn vị chưa có số liệu nào nên được bỏ qua, không tính là đã nộp: {found}.",
        "{count} units have no figures; they were passed over and do not count as submitted: {found}.",
        "Khi có số liệu, điền các dòng này rồi nộp lại.", "Fill in these rows and submit again when there are figures.")

    # Cells
    NOT_A_NUMBER = (_E, "“{found}” không phải là số. {field} của {indicator} ({name}) phải là {expected}.",
        "“{found}” is not a number. {field} of {indicator} ({name}) must be {expected}.",
        "Sửa ô {cell} rồi nộp lại.", "Mend cell {cell} and submit again.")
    AMBIGUOUS_NUMBER = (_E, "“{found}” có thể là {one} hoặc {other}; hệ thống không đoán.",
        "“{found}” may be {one} or {other}; it is not guessed.",
        "Gõ lại ô {cell} dưới dạng số, không có dấu chấm phân cách.", "Type cell {cell} again as a plain number.")
    NEGATIVE_NUMBER = (_E, "{found} là số âm. {field} của {indicator} ({name}) phải từ 0 trở lên.",
        "{found} is negative. {field} of {indicator} ({name}) must be 0 or more.",
        "Sửa ô {cell}.", "Mend cell {cell}.")
    NOT_A_WHOLE_NUMBER = (_E, "{found} không phải số nguyên. {field} của {indicator} ({name}) đếm theo {unit}.",
        "{found} is not a whole number. {field} of {indicator} ({name}) counts {unit}.",
        "Sửa ô {cell}.", "Mend cell {cell}.")
    NUMBER_TOO_LARGE = (_E, "{found} lớn bất thường (tối đa {limit}).", "{found} is too large (at most {limit}).",
        "Kiểm tra lại ô {cell}.", "Check cell {cell}.")
    NUMERATOR_ABOVE_DENOMINATOR = (_E, "Tử số {numerator} lớn hơn mẫu số {denominator} ở {indicator} ({name}).",
        "The numerator {numerator} is above the denominator {denominator} in {indicator} ({name}).",
        "Kiểm tra hai ô {cell} và {other_cell}; tử số là một phần của mẫu số.",
        "Check {cell} and {other_cell}; the numerator is a part of the denominator.")
    ZERO_DENOMINATOR = (_E, "Mẫu số của {indicator} ({name}) bằng 0 nên không tính được tỷ lệ.",
        "The denominator of {indicator} ({name}) is 0: there is no ratio.",
        "{what_to_do}", "{what_to_do}")
    NUMERATOR_MISSING = (_E, "{indicator} ({name}) có mẫu số nhưng chưa có tử số. Bỏ trống không có nghĩa là 0.",
        "{indicator} ({name}) has a denominator and no numerator. Blank does not mean 0.",
        "Điền ô {cell}; nếu là không có, gõ số 0. Nếu chưa có số liệu, xóa cả mẫu số.",
        "Fill {cell}; type 0 if there are none. If unknown yet, clear the denominator too.")
    DENOMINATOR_MISSING = (_E, "{indicator} ({name}) có tử số nhưng chưa có mẫu số.",
        "{indicator} ({name}) has a numerator and no denominator.",
        "Điền ô {cell}: {expected}.", "Fill {cell}: {expected}.")
    SHARE_ABOVE_ONE = (_E, "Tỷ lệ {found} của {indicator} ({name}) vượt 100%.{near}",
        "The share {found} of {indicator} ({name}) is above 100%.{near}",
        "Điền tử số và mẫu số, hoặc sửa ô {cell} thành tỷ lệ phần trăm đúng.",
        "Fill numerator and denominator, or mend the percentage in {cell}.")
    VALUE_DISAGREES = (_E, "Ô {cell} ghi tỷ lệ {found}, nhưng tử số chia mẫu số được {expected}.",
        "{cell} says {found}, but numerator over denominator is {expected}.",
        "Xóa tỷ lệ gõ tay ở ô {cell}, hoặc sửa tử số, mẫu số.", "Clear {cell}, or mend numerator and denominator.")
    DATE_IN_A_NUMBER = (_E, "Ô {cell} chứa ngày hoặc giờ ({found}), không phải số. {field} của {indicator} phải là {expected}.",
        "{cell} holds a date or a time ({found}), not a number. {field} of {indicator} must be {expected}.",
        "Excel đổi cách gõ như 3/5 hoặc 3-5 thành ngày. Đổi định dạng ô thành Số rồi gõ lại; với 3/5, gõ 3 vào Tử số và 5 vào Mẫu số.",
        "Excel turns 3/5 or 3-5 into a date. Set the cell's format to Number and type again; for 3/5, 3 under Tử số and 5 under Mẫu số.")
    ERROR_CELL = (_E, "Ô {cell} có lỗi công thức {found}.", "{cell} holds the formula error {found}.",
        "Thay công thức bằng số.", "Replace the formula by a number.")
    FORMULA_NOT_CALCULATED = (_E, "Ô {cell} chứa công thức nhưng tệp chưa lưu kết quả của công thức đó.",
        "{cell} holds a formula whose result is not stored in the file.",
        "Mở tệp trong Excel, lưu lại rồi nộp; hoặc thay công thức bằng số.",
        "Open and save the file in Excel, or replace the formula by a number.")
    NOT_YES_OR_NO = (_E, "“{found}” không phải là Có hoặc Không ({indicator}: {name}).",
        "“{found}” is neither Có (yes) nor Không (no) ({indicator}: {name}).",
        "Chọn Có hoặc Không trong danh sách ở ô {cell}.", "Choose Có or Không in {cell}.")
    NOT_AN_OPTION = (_E, "“{found}” không có trong danh sách lựa chọn của {indicator} ({name}).{near}",
        "“{found}” is not an option of {indicator} ({name}).{near}",
        "Chọn một mục trong danh sách ở ô {cell}: {known}.", "Choose one in {cell}: {known}.")
    MARK_UNKNOWN = (_E, "“{found}” không rõ nghĩa trong cột Không áp dụng ({indicator}).",
        "“{found}” has no clear meaning under Không áp dụng ({indicator}).",
        "Gõ x nếu không áp dụng, để trống nếu áp dụng (ô {cell}).", "Type x if not applicable, else clear {cell}.")
    NOT_APPLICABLE_NOT_ALLOWED = (_E, "{indicator} ({name}) áp dụng cho mọi đơn vị, không được đánh dấu Không áp dụng.",
        "{indicator} ({name}) applies to every unit and may not be marked not applicable.",
        "Xóa dấu x ở ô {cell} và điền số liệu.", "Clear {cell} and fill in the figures.")
    NOT_APPLICABLE_WITHOUT_REASON = (_E, "{indicator} ({name}) được đánh dấu Không áp dụng nhưng chưa có giải trình.",
        "{indicator} ({name}) is marked not applicable without an explanation.",
        "Ghi lý do vào cột Giải trình (ô {cell}).", "Give the reason under Giải trình ({cell}).")
    NOT_APPLICABLE_WITH_FIGURES = (_E, "{indicator} ({name}) vừa được đánh dấu Không áp dụng vừa có số liệu.",
        "{indicator} ({name}) is marked not applicable and has figures too.",
        "Xóa dấu x ở ô {cell}, hoặc xóa số liệu của dòng này.", "Clear {cell}, or clear the row's figures.")
    NOT_APPLICABLE_ON_A_PART = (_E, "{indicator} ({name}) là một mục của {whole}; Không áp dụng chỉ đánh dấu được cho cả chỉ tiêu.",
        "{indicator} ({name}) is a part of {whole}; only the whole indicator can be marked not applicable.",
        "Xóa dấu ở ô {cell}.", "Clear {cell}.")
    FIGURE_IN_THE_WRONG_COLUMN = (_E, "Ô {cell} có số liệu, nhưng {indicator} ({name}) điền ở cột {expected}.",
        "{cell} holds a figure, but {indicator} ({name}) is filled in under {expected}.",
        "Chuyển số liệu sang cột {expected}.", "Move the figure to {expected}.")
    FIGURE_NOT_READ = (_W, "Số liệu ở ô {cells} nằm ngoài các cột cần điền nên không được đọc.",
        "The figures in {cells} stand outside the columns to be filled in and were not read.",
        "Nếu là số liệu của chỉ tiêu, chuyển sang cột Tử số, Mẫu số hoặc Giá trị; nếu là ghi chú riêng thì không cần làm gì.",
        "If they answer an indicator, move them to Tử số, Mẫu số or Giá trị; notes of your own may stay.")
    MERGED_FIGURES = (_E, "Các ô {range} bị gộp nên không rõ số liệu thuộc ô nào.",
        "The cells {range} are merged: it is not clear which of them the figure belongs to.",
        "Bỏ gộp các ô này (Trang chủ → Gộp & Căn giữa → Bỏ gộp ô) rồi điền từng ô.",
        "Unmerge them (Home → Merge & Center → Unmerge Cells) and fill each by itself.")
    TEXT_TOO_LONG = (_E, "Nội dung ở ô {cell} dài {found} ký tự, tối đa {limit}.",
        "The text in {cell} has {found} characters, at most {limit} are kept.",
        "Rút gọn nội dung.", "Shorten it.")
    TEXT_IN_OLD_FONT = (_W, "Chữ “{found}” ở ô {cell} có vẻ gõ bằng phông cũ (TCVN3 hoặc VNI) nên hiện sai.",
        "The text “{found}” in {cell} seems to be typed in an old font (TCVN3 or VNI) and shows wrongly.",
        "Gõ lại bằng bảng mã Unicode (phông Arial hoặc Times New Roman).",
        "Type it again in Unicode (Arial or Times New Roman).")
    NUMBER_READ_FROM_TEXT = (_W, "Ô {cell} là chữ “{found}”, được đọc là {expected}.",
        "{cell} holds the text “{found}”, read as {expected}.",
        "Kiểm tra lại; nên gõ dưới dạng số để phiếu tự tính.", "Check it; better typed as a number.")
    ANSWER_READ_AS = (_W, "Ô {cell} ghi “{found}”, được hiểu là “{expected}”.",
        "{cell} says “{found}”, taken as “{expected}”.",
        "Không cần làm gì nếu đúng; nên chọn trong danh sách để phiếu tự tính.",
        "Nothing to do if that is right; better chosen from the list.")
    RESULT_OF_A_FORMULA = (_W, "Ô {cell} là công thức; đã lấy kết quả đã lưu: {found}.",
        "{cell} is a formula; its stored result was taken: {found}.",
        "Kiểm tra lại kết quả.", "Check the result.")
    BARE_PERCENT = (_W, "{indicator} ({name}) chỉ có tỷ lệ {found}, không có tử số và mẫu số.",
        "{indicator} ({name}) has only the share {found}, no numerator and denominator.",
        "Bổ sung tử số và mẫu số để kiểm chứng được.", "Add numerator and denominator so that it can be checked.")
    EVIDENCE_MISSING = (_W, "{indicator} ({name}) có số liệu nhưng chưa ghi tài liệu kiểm chứng.",
        "{indicator} ({name}) has figures but no evidence.",
        "Ghi số hiệu, tên văn bản, ngày ở cột Tài liệu kiểm chứng (ô {cell}).",
        "Give number, title and date under Tài liệu kiểm chứng ({cell}).")

    # Ranked exports
    NOT_A_RANKING = (_E, "Đây không phải là tệp kết quả xếp hạng do Xã Số xuất ra, hoặc tệp đã mất một phần ({found}).",
        "This is not a ranking exported by Xã Số, or a part of it is lost ({found}).",
        "Dùng đúng tệp đã xuất từ trang Xếp hạng, hoặc xuất lại.", "Use the file as it was exported, or export it again.")
    RANKING_CELL_CHANGED = (_E, "Nội dung không còn như khi xuất: cần {expected}.",
        "The content is no longer as it was exported: {expected} is expected.",
        "Xuất lại kết quả, hoặc khôi phục nội dung ở đây.", "Export the results again, or restore the content here.")
    UNIT_NOT_SCORED = (_E, "Đơn vị “{found}” chưa có kết quả nên không có trang riêng.",
        "The unit “{found}” has no results, so it has no sheet of its own.",
        "Chọn một đơn vị đã nộp phiếu.", "Choose a unit that has submitted.")

    # Editions as text
    CATALOGUE_NOT_YAML = (_E, "Tệp YAML sai cú pháp: {found}", "The YAML is malformed: {found}",
        "Sửa dòng này.", "Mend this line.")
    CATALOGUE_DUPLICATE_KEY = (_E, "Khóa “{found}” ghi hai lần (lần đầu ở dòng {first}).",
        "The key “{found}” stands twice (first on line {first}).", "Xóa một trong hai.", "Delete one of them.")
    CATALOGUE_UNKNOWN_KEY = (_E, "Không có khóa “{found}” ở đây ({path}).{near}", "There is no key “{found}” here ({path}).{near}",
        "Sửa tên khóa hoặc xóa dòng.", "Mend the key or delete the line.")
    CATALOGUE_MISSING_KEY = (_E, "Thiếu khóa “{found}” ({path}).", "The key “{found}” is missing ({path}).",
        "Thêm khóa này.", "Add it.")
    CATALOGUE_BAD_VALUE = (_E, "Giá trị “{found}” không hợp lệ ở {path}: {expected}.{near}",
        "“{found}” is not valid at {path}: {expected}.{near}", "Sửa giá trị này.", "Mend the value.")
    CATALOGUE_DUPLICATE_ID = (_E, "Mã “{found}” dùng hai lần (lần đầu ở {first}).",
        "The id “{found}” is used twice (first at {first}).", "Đổi một trong hai mã.", "Change one of them.")
    CATALOGUE_UNKNOWN_REFERENCE = (_E, "{path} nhắc tới “{found}” chưa được khai báo.{near}",
        "{path} names “{found}”, which is not declared.{near}", "Sửa mã, hoặc khai báo nó.", "Mend it, or declare it.")
    CATALOGUE_INCONSISTENT = (_E, "{path}: {found}.", "{path}: {found}.",
        "Sửa cho nhất quán.", "Make it consistent.")
    CATALOGUE_NOT_COMPUTED = (_E, "{found} chưa ghi lấy gì từ kết quả của xã; bộ tiêu chí cấp huyện không có phiếu để điền.",
        "{found} does not say what it takes from the communes' results; districts fill in no checklist.",
        "Ghi một phần kết quả của xã cho chỉ tiêu này, hoặc đổi cấp được đánh giá thành cấp xã.",
        "Choose what is taken from the communes' results, or let the edition rate communes.")
    CATALOGUE_COMPUTED_NOT_HERE = (_E, "{found} được ghi là tính từ kết quả của xã, nhưng bộ tiêu chí này đánh giá chính các xã.",
        "{found} is to be computed from communes' results, but this edition rates the communes themselves.",
        "Bỏ nội dung đó, hoặc đổi cấp được đánh giá thành cấp huyện.", "Clear it, or let the edition rate districts.")
    CATALOGUE_COMPUTED_INPUT = (_E, "“{found}” cho ra kiểu số liệu “{expected}”, khác kiểu số liệu của {indicator}.",
        "“{found}” gives the kind of figure “{expected}”; {indicator} takes another kind.",
        "Chọn kiểu số liệu “{expected}” cho chỉ tiêu này.", "Choose the kind of figure “{expected}” for this indicator.")

    # Editions as workbooks
    EDITION_SHEET_MISSING = (_E, "Tệp không có trang “{field}”.{near}", "The file has no sheet “{field}”.{near}",
        "Khôi phục trang này cùng dòng tiêu đề của nó (không có nội dung cũng được), hoặc xuất lại bộ tiêu chí rồi chép sang.",
        "Restore the sheet with its header row (it may be empty), or export the edition again and copy your work to it.")
    EDITION_COLUMN_MISSING = (_E, "Trang này không có mục “{field}”.{near}", "This sheet has no “{field}”.{near}",
        "Ghi lại đúng tên “{field}” ở ô tiêu đề hoặc ô nhãn của nó (nội dung có thể để trống).",
        "Write “{field}” again where its header or label stood (what belongs to it may be empty).")
    EDITION_CELL_BLANK = (_E, "Còn thiếu: {path}.", "Missing: {path}.",
        "Điền vào ô {cell}.", "Fill in {cell}.")
    EDITION_CELL_NOT_USED = (_E, "Ô {cell} (“{found}”) có nội dung, nhưng kiểu số liệu, cách tính hoặc trạng thái đã chọn không dùng tới.",
        "{cell} (“{found}”) is filled in, but the kind of figure, the rule or the status chosen does not use it.",
        "Xóa nội dung đó, hoặc chọn lại kiểu số liệu, cách tính hoặc trạng thái của bộ tiêu chí.",
        "Clear it, or change the kind of figure, the rule or the status of the edition.")

    # Templates of reports
    REPORT_TEMPLATE_BROKEN = (_E, "Mẫu báo cáo không phải là tệp Word .docx, hoặc tệp bị hỏng.",
        "The template of the report is not a Word .docx file, or it is damaged.",
        "Mở tệp trong Word, chọn Lưu thành… kiểu Word Document (.docx), rồi chép đè tệp cũ.",
        "Open it in Word, save it as Word Document (.docx), and put it in place of the old file.")
    REPORT_TEMPLATE_TOO_LARGE = (_E, "Mẫu báo cáo chiếm {found} MB, vượt mức tối đa {limit} MB.",
        "The template of the report takes {found} MB; at most {limit} MB are taken.",
        "Bỏ ảnh hoặc nén ảnh trong mẫu.", "Remove or compress the pictures in it.")
    REPORT_TAG_BROKEN = (_E, "Mẫu có thẻ viết sai hoặc chưa đóng, ở đoạn “{found}”.",
        "The template has a tag that is malformed or not closed, near “{found}”.",
        "Sửa thẻ theo ví dụ trong tài liệu về mẫu báo cáo, mẫu thư; mỗi thẻ for, if phải có thẻ endfor, endif.",
        "Mend it as the page about templates shows; each for and if needs its endfor and endif.")
    REPORT_TAG_UNKNOWN = (_E, "Mẫu dùng thẻ “{found}”, báo cáo hoặc thư này không có thẻ đó (đoạn “{where}”).{near}",
        "The template uses the tag “{found}”, which this report or letter does not have (near “{where}”).{near}",
        "Sửa tên thẻ theo danh sách thẻ trong tài liệu về mẫu báo cáo, mẫu thư, hoặc xóa thẻ.",
        "Mend its name by the list of tags in the page about templates, or delete it.")
    REPORT_TAG_FORBIDDEN = (_E, "Mẫu dùng “{found}” ở đoạn “{where}”; mẫu chỉ được in thẻ, lặp danh sách, đặt điều kiện và dùng {filters}.",
        "The template uses “{found}” near “{where}”; templates may only print tags, loop over lists, set conditions and use {filters}.",
        "Xóa phần đó khỏi mẫu.", "Delete that from the template.")
    REPORT_TAGS_MISPLACED = (_E, "Các thẻ của mẫu báo cáo đặt sai chỗ nên không ghép được thành tài liệu Word.",
        "The tags of the template stand where they leave no whole Word document.",
        "Trong bảng, thẻ “tr for” và thẻ “tr endfor” mỗi thẻ ở một dòng riêng của bảng; ngoài bảng, mỗi thẻ bắt đầu bằng p ở một đoạn riêng. So với mẫu của phần mềm.",
        "In a table the tags “tr for” and “tr endfor” have a row each; elsewhere each tag that begins with p has a paragraph of its own. Compare with the template of the program.")

    # Reminders by e-mail
    MAIL_SETTING_MISSING = (_E, "Chưa đặt {name}, nên chưa gửi được thư nhắc việc.",
        "{name} is not set, so no reminders can be sent.",
        "Đặt {name} trong môi trường của chương trình: {rule}.", "Set {name} in the environment: {rule}.")
    MAIL_SETTING_INVALID = (_E, "{name} không dùng được: {rule}.", "{name} cannot be used: {rule}.",
        "Sửa {name} trong môi trường của chương trình.", "Mend {name} in the environment.")
    MAIL_SERVER_AWAY = (_E, "Không nối được với máy chủ thư {server}: {found}.",
        "The mail server {server} cannot be reached: {found}.",
        "Kiểm tra địa chỉ, cổng, chứng thư, tên và mật khẩu trong XASO_SMTP_URL rồi chạy lại; thư chưa gửi sẽ được gửi khi đó.",
        "Check host, port, certificate, name and password in XASO_SMTP_URL and run it again; what was not sent is sent then.")
    MAIL_ADDRESS_UNFIT = (_E, "Không gửi thư được tới địa chỉ “{found}”: chỉ gửi tới địa chỉ không dấu, dạng ten@may.",
        "No mail can be sent to “{found}”: only plain addresses in ASCII are used.",
        "Sửa địa chỉ của tài khoản, hoặc ngừng nhận thư.", "Mend the address of the account, or opt out.")
    MAIL_REFUSED = (_E, "Máy chủ thư từ chối thư gửi {who}: {found}. Thư chưa gửi.",
        "The mail server refused the letter to {who}: {found}. It was not sent.",
        "Xem lý do máy chủ nêu; lần chạy sau sẽ thử gửi lại.", "See the reason the server gave; the next run tries again.")
    MAIL_UNCERTAIN = (_E, "Mất kết nối khi đang gửi thư cho {who} ({found}), không biết thư đã đi hay chưa.",
        "The connection broke while the letter to {who} was handed over ({found}): nobody knows whether it went out.",
        "Không cần làm gì; để không gửi hai lần, thư này chỉ gửi lại sau một tuần.",
        "Nothing to do; so that it does not go out twice, the next one goes after a week.")
    LETTER_TEMPLATE_UNREADABLE = (_E, "Không đọc được mẫu thư, hoặc mẫu không phải văn bản UTF-8.",
        "The template of the letter cannot be read, or is no text in UTF-8.",
        "Lưu lại mẫu dưới dạng văn bản thuần, mã hóa UTF-8; hoặc xóa tệp để dùng mẫu của phần mềm.",
        "Save it as plain text in UTF-8, or delete the file to use the program's own.")
    LETTER_TEMPLATE_TOO_LARGE = (_E, "Mẫu thư nặng quá {limit} KB.", "The template of the letter is larger than {limit} KB.",
        "Rút gọn mẫu.", "Shorten it.")
    LETTER_SUBJECT_MISSING = (_E, "Mẫu thư phải có dòng đầu là tiêu đề thư, dòng thứ hai để trống, rồi đến nội dung.",
        "A template of a letter has the subject on its first line, then a blank line, then the letter.",
        "Sửa ba dòng đầu của mẫu theo mẫu của phần mềm.", "Mend its first three lines after the program's own.")
    LETTER_WITHOUT_WAY_OUT = (_E, "Mẫu thư không in dia_chi_ngung, nơi người nhận ngừng nhận thư.",
        "The template of the letter does not print dia_chi_ngung, where a reader can opt out.",
        "Thêm thẻ dia_chi_ngung vào cuối mẫu, như mẫu của phần mềm.", "Add that tag at its end, as the program's own has it.")

    # Backups and folders of rounds
    COPY_EXISTS = (_E, "Đã có tệp hoặc thư mục này.", "This file or folder is there already.",
        "Chọn tên khác; với bản sao lưu, thêm --overwrite để ghi đè.",
        "Choose another name; for a backup, add --overwrite to replace it.")
    COPY_NOT_WRITTEN = (_E, "Không ghi được ({found}); không có gì dở dang ở tên này.",
        "It cannot be written ({found}); nothing half-done stands under this name.",
        "Giải phóng chỗ trên đĩa, kiểm tra quyền ghi thư mục rồi thử lại.",
        "Make room on the disk, check the permission to write there, and try again.")
    BACKUP_NOT_READABLE = (_E, "Đây không phải bản sao lưu của Xã Số, hoặc tệp bị cắt cụt ({found}).",
        "This is no backup of Xã Số, or it was cut short ({found}).",
        "Dùng một bản sao lưu khác, hoặc chép lại tệp từ nơi cất giữ.",
        "Use another backup, or copy the file again from where it is kept.")
    BACKUP_NEWER = (_E, "Bản sao lưu do một phiên bản mới hơn của Xã Số ghi ra ({found}).",
        "A newer version of Xã Số wrote this backup ({found}).",
        "Cập nhật chương trình rồi khôi phục lại.", "Update the program and restore again.")
    BACKUP_MEMBER_MISSING = (_E, "Bản sao lưu thiếu thành phần này.", "The backup lacks this member.",
        "Dùng một bản sao lưu khác, hoặc chép lại tệp từ nơi cất giữ.",
        "Use another backup, or copy the file again from where it is kept.")
    BACKUP_MEMBER_FOREIGN = (_E, "Thành phần này không thuộc bản sao lưu.", "This member does not belong to the backup.",
        "Dùng bản sao lưu như chương trình đã ghi ra.", "Use the backup as the program wrote it.")
    BACKUP_MEMBER_CHANGED = (_E, "Thành phần này của bản sao lưu bị hỏng hoặc đã bị sửa: {found}.",
        "This member of the backup is damaged or was changed: {found}.",
        "Dùng một bản sao lưu khác, hoặc chép lại tệp từ nơi cất giữ.",
        "Use another backup, or copy the file again from where it is kept.")
    BACKUP_RESULTS_DIFFER = (_W, "Kỳ {found}: kết quả tính từ dữ liệu vừa khôi phục khác kết quả lúc sao lưu.",
        "Round {found}: the results computed from what was restored are not those of the backup.",
        "Dữ liệu đã khôi phục nguyên vẹn; hai phiên bản chương trình chấm khác nhau. Đối chiếu với phiên bản đã sao lưu.",
        "All data are restored; the two versions of the program rate differently. Compare with the version that made the backup.")
    DATABASE_NOT_EMPTY = (_E, "Cơ sở dữ liệu đang mở đã có dữ liệu (bảng {found}); chỉ khôi phục vào cơ sở dữ liệu trống.",
        "The open database holds data (table {found}); a backup is restored into an empty one only.",
        "Đặt DATABASE_URL hoặc XASO_DATA_DIR sang tệp hoặc cơ sở dữ liệu mới rồi khôi phục lại.",
        "Let DATABASE_URL or XASO_DATA_DIR name a new file or database and restore again.")
    FOLDER_FILE_MISSING = (_E, "Thư mục của kỳ thiếu tệp này.", "The round's folder lacks this file.",
        "Chép lại tệp từ thư mục đã xuất, hoặc xuất lại kỳ.", "Copy it from the exported folder, or export the round again.")
    FOLDER_FILE_CHANGED = (_E, "Nội dung tệp không còn như khi xuất (SHA-256 khác).",
        "The content of the file is no longer as it was exported (another SHA-256).",
        "Chép lại tệp từ thư mục đã xuất.", "Copy it from the exported folder.")
    FOLDER_NOT_READABLE = (_E, "Không đọc được từ chỗ này: {found}.", "It cannot be read from here on: {found}.",
        "Lưu tệp dạng văn bản UTF-8, giữ nguyên dấu phẩy và dấu ngoặc kép, hoặc xuất lại kỳ.",
        "Save the file as UTF-8 text with its commas and quotes, or export the round again.")
    FOLDER_OTHER_FORMAT = (_E, "Thư mục này có định dạng “{found}”; phiên bản này đọc được “{known}”.",
        "This folder has the format “{found}”; this version reads “{known}”.",
        "Dùng thư mục do lệnh export-round ghi ra, hoặc cập nhật chương trình.",
        "Use a folder that export-round wrote, or update the program.")
    FOLDER_COLUMN_MISSING = (_E, "Thiếu cột hoặc mục “{field}”.", "The column or entry “{field}” is missing.",
        "Khôi phục cột hoặc mục này như khi xuất.", "Restore it as it was exported.")
    FOLDER_COLUMN_TWICE = (_E, "Cột “{field}” có hai lần.", "The column “{field}” stands twice.",
        "Xóa một trong hai cột.", "Delete one of the two.")
    FOLDER_ROW_WIDTH = (_E, "Dòng này có {found} ô, dòng tiêu đề có {expected} ô.",
        "This row has {found} cells, the header has {expected}.",
        "Sửa lại dấu phẩy và dấu ngoặc kép của dòng này.", "Mend the commas and quotes of this row.")
    FOLDER_VALUE_INVALID = (_E, "{field}: “{found}” không dùng được; cần {expected}.",
        "{field}: “{found}” cannot be used; {expected} is needed.",
        "Sửa giá trị này như khi xuất.", "Mend it as it was exported.")
    FOLDER_ROW_TWICE = (_E, "Dòng này lặp lại dòng {first} ({found}).", "This row repeats line {first} ({found}).",
        "Xóa một trong hai dòng.", "Delete one of the two.")
    FOLDER_NO_SUBMISSION = (_E, "{listing} không có bản nộp “{found}”.", "{listing} has no “{found}”.",
        "Sửa mã đơn vị, tháng hoặc số lần nộp, hoặc thêm dòng vào {listing}.",
        "Mend the unit's code, the month or the revision, or add the row to {listing}.")
    FOLDER_ACCOUNT_UNKNOWN = (_E, "Ở đây chưa có tài khoản “{found}”.", "There is no account “{found}” here.",
        "Tạo tài khoản này trước, hoặc xóa dòng này rồi phân công lại sau khi nhập.",
        "Make the account first, or delete the row and assign anew after the import.")
    FOLDER_ANSWERS_CHANGED = (_E, "Số liệu của bản nộp “{found}” trong {listing} không còn như khi nộp.",
        "The answers of “{found}” in {listing} are no longer as they were handed in.",
        "Khôi phục {listing}; nếu chủ ý sửa, xóa ô digest của dòng này.",
        "Restore {listing}; if the change is meant, clear the digest of this row.")
    FOLDER_RESULTS_DIFFER = (_E, "Kết quả đã công bố không khớp với kết quả tính lại từ thư mục này.",
        "What was published is not what the figures of this folder give.",
        "Khôi phục các tệp như khi xuất, hoặc đặt status là appraised và published là null trong round.json.",
        "Restore the files as they were exported, or set status to appraised and published to null in round.json.")

    # The archive
    ARCHIVE_PROVINCE_INVALID = (_E, "Mã tỉnh “{found}” không đúng: phải là hai chữ số.",
        "The province's code “{found}” is not right: it has two digits.",
        "Ghi mã theo danh mục hành chính, giữ số 0 ở đầu, ví dụ --province 38 hay --province 01.",
        "Write the code of the administrative list with its leading zero, such as --province 38 or --province 01.")
    ARCHIVE_NO_ROUND = (_E, "Chưa có kỳ nào được công bố; chỉ kỳ đã công bố mới đưa vào kho dữ liệu.",
        "No round is published yet; the archive holds published rounds only.",
        "Công bố một kỳ (Quản trị → Kỳ đánh giá) rồi chạy lại.", "Publish a round and run this again.")
    ARCHIVE_ROUND_NOT_PUBLISHED = (_E, "Kỳ {found} không có, hoặc chưa công bố. Các kỳ đã công bố: {known}.",
        "Round {found} is not there, or not published. The published rounds: {known}.",
        "Sửa --round theo các số đó, hoặc bỏ --round để lấy mọi kỳ đã công bố.",
        "Write one of these numbers after --round, or leave it out to take all published rounds.")
    ARCHIVE_ROUND_CHANGED = (_E, "Kết quả đang lưu của kỳ {found} không còn đúng như lúc công bố, nên không được đưa vào kho.",
        "What is kept of round {found} is no longer what was published, so it was not put into the archive.",
        "Chạy `python cli.py audit verify` để xem chỗ bị sửa, và khôi phục từ bản sao lưu.",
        "Run `python cli.py audit verify` to see what was changed, and restore a backup.")
    ARCHIVE_OTHER_ROUND = (_E, "Thư mục này đang giữ một kỳ khác cùng số (mã băm kết quả khác), hoặc tệp trong đó đã hỏng; không ghi đè.",
        "This folder holds another round of the same number (its results have another hash), or its files are damaged; it is not replaced.",
        "Kiểm tra --province và --out; nếu chắc chắn không cần nữa, xóa thư mục đó rồi chạy lại.",
        "Check --province and --out; if it is surely not needed any more, delete the folder and run this again.")

    # Open data: what a program is told that asks wrongly
    OPEN_DATA_NOT_FOUND = (_E, "Không có dữ liệu mở ở địa chỉ này.", "There are no open data at this address.",
        "Xem các kỳ đã công bố ở /open-data/v1/rounds; các địa chỉ khác ở /open-data/v1/openapi.json.",
        "See the published rounds at /open-data/v1/rounds, all addresses at /open-data/v1/openapi.json.")
    OPEN_DATA_OFF = (_E, "Máy chủ này không mở dữ liệu.", "This server gives no open data.",
        "Hỏi cơ quan vận hành máy chủ.", "Ask the office that runs it.")
    OPEN_DATA_READ_ONLY = (_E, "Dữ liệu mở chỉ để đọc.", "Open data can only be read.",
        "Dùng phương thức GET hoặc HEAD.", "Use the method GET or HEAD.")
    OPEN_DATA_PARAMETER_UNKNOWN = (_E, "Địa chỉ này không có tham số “{field}”.", "This address has no parameter “{field}”.",
        "Bỏ tham số này. Các tham số dùng được: {known}.", "Leave it out. Parameters here: {known}.")
    OPEN_DATA_PARAMETER_TWICE = (_E, "Tham số “{field}” có hơn một lần.", "The parameter “{field}” is given more than once.",
        "Chỉ để lại một.", "Leave one.")
    OPEN_DATA_PARAMETER_INVALID = (_E, "Tham số “{field}” không nhận giá trị “{found}”.",
        "The parameter “{field}” does not take “{found}”.",
        "Dùng một trong: {expected}.", "Use one of: {expected}.")
    OPEN_DATA_UNAVAILABLE = (_E, "Chưa đọc được cơ sở dữ liệu.", "The database cannot be read now.",
        "Thử lại sau ít phút.", "Try again in a few minutes.")
    OPEN_DATA_FAILED = (_E, "Máy chủ không đưa ra được dữ liệu này.", "The server could not give these data.",
        "Báo cơ quan vận hành máy chủ: nhật ký của máy chủ có chi tiết.",
        "Tell the office that runs it: the server's log has the details.")

    # The chain of events, and what it seals
    EVENT_CHANGED = (_E, "Nội dung sự kiện {event} không khớp mã băm của nó: sự kiện đã bị sửa sau khi ghi.",
        "Event {event} does not fit its own hash: it was changed after it was written.",
        "Không sửa gì thêm trong cơ sở dữ liệu. So sự kiện này với bản sao lưu gần nhất, rồi xem ai có mật khẩu cơ sở dữ liệu.",
        "Change nothing more in the database. Compare the event with the latest backup, and see who has the database's password.")
    EVENTS_MISSING = (_E, "Nhật ký thiếu các sự kiện từ {first} đến {last}: chúng đã bị xóa.",
        "Events {first} to {last} are missing: they were removed.",
        "Tìm các sự kiện này trong bản sao lưu, rồi xem ai có mật khẩu cơ sở dữ liệu.",
        "Look for them in a backup, and see who has the database's password.")
    EVENT_OUT_OF_CHAIN = (_E, "Sự kiện {event} không nối tiếp {before}: ở đây có sự kiện bị sửa, chèn thêm hoặc đổi chỗ.",
        "Event {event} does not follow {before}: here an event was changed, inserted or moved.",
        "So các sự kiện quanh chỗ này với bản sao lưu gần nhất.", "Compare the events around here with the latest backup.")
    EVENTS_CUT_OFF = (_E, "Phần cuối nhật ký bị cắt: thiếu các sự kiện từ {first} đến {last}.",
        "The end of the log was cut off: events {first} to {last} are missing.",
        "Tìm các sự kiện này trong bản sao lưu, rồi xem ai có mật khẩu cơ sở dữ liệu.",
        "Look for them in a backup, and see who has the database's password.")
    EVENTS_PAST_END = (_E, "Các sự kiện từ {first} đến {last} đứng sau điểm cuối đã ghi của chuỗi: chúng được chèn thêm, hoặc điểm cuối bị đặt lùi.",
        "Events {first} to {last} stand past the recorded end of the chain: they were inserted, or the end was put back.",
        "So phần cuối nhật ký với bản sao lưu gần nhất.", "Compare the end of the log with the latest backup.")
    CHAIN_END_CHANGED = (_E, "Điểm cuối đã ghi của chuỗi không khớp sự kiện cuối cùng ({event}).",
        "The recorded end of the chain does not fit the last event ({event}).",
        "So phần cuối nhật ký với bản sao lưu gần nhất.", "Compare the end of the log with the latest backup.")
    HEAD_NOT_FOUND = (_E, "Trong nhật ký không có sự kiện nào mang mã băm đã ghi lại {found}: nhật ký đã bị viết lại, hoặc mã chép sai.",
        "No event has the hash that was written down, {found}: the log was rewritten, or the hash miscopied.",
        "Kiểm tra lại mã đã chép; nếu đúng, so nhật ký với bản sao lưu gần nhất.",
        "Check what was copied; if it is right, compare the log with the latest backup.")
    KEPT_FILE_CHANGED = (_E, "Tệp lưu dưới mã SHA-256 {sha256} không còn nội dung của mã đó.",
        "The file kept under the SHA-256 {sha256} no longer has that content.",
        "Lấy lại tệp này từ bản sao lưu.", "Take the file back from a backup.")
    CHANGED_WITHOUT_EVENT = (_E, "{thing}: mục “{field}” đang lưu khác với sự kiện {event} đã ghi.",
        "{thing}: “{field}” as it is kept differs from what event {event} says.",
        "Xem sự kiện này trên trang Nhật ký, lấy lại nội dung đúng từ bản sao lưu, rồi xem ai có mật khẩu cơ sở dữ liệu.",
        "Look at the event on the page Events, take the right content from a backup, and see who has the database's password.")
    REMOVED_WITHOUT_EVENT = (_E, "{thing} không còn trong cơ sở dữ liệu, dù sự kiện {event} đã ghi nhận.",
        "{thing} is no longer kept, though event {event} tells of it.",
        "Lấy lại từ bản sao lưu, rồi xem ai có mật khẩu cơ sở dữ liệu.",
        "Take it back from a backup, and see who has the database's password.")
    ADDED_WITHOUT_EVENT = (_E, "{thing} có trong cơ sở dữ liệu nhưng nhật ký không ghi việc lập ra.",
        "{thing} is kept, but no event tells of its making.",
        "Xem ai có mật khẩu cơ sở dữ liệu; không dùng mục này trước khi làm rõ.",
        "See who has the database's password; do not rely on it before that is clear.")

    # Answers of many months in Parquet
    BATCH_NO_FILES = (_E, "Trong thư mục này không có tệp .parquet nào.", "This folder holds no .parquet file.",
        "Đưa các tệp số liệu .parquet vào rồi chạy lại.", "Put the .parquet files of answers in it and run again.")
    BATCH_NOT_PARQUET = (_E, "Đây không phải là tệp Parquet đọc được ({found}).", "This is no readable Parquet file ({found}).",
        "Xuất lại tệp từ chương trình đã tạo ra nó.", "Write it again with the program that made it.")
    BATCH_COLUMN_MISSING = (_E, "Tệp phải có đúng một cột “{column}” (kiểu {wanted}).",
        "The file must have one column “{column}” (type {wanted}).",
        "Thêm cột này, hoặc bỏ cột trùng tên; cột không có giá trị nào vẫn phải có mặt.",
        "Add the column, or remove the other of its name; one without any value must be there too.")
    BATCH_COLUMN_TYPE = (_E, "Cột “{column}” có kiểu {found}, phải là {wanted}.", "The column “{column}” is of type {found}, not {wanted}.",
        "Đổi kiểu của cột rồi ghi lại tệp; hệ thống không tự đổi, vì có thể làm sai số.",
        "Change its type and write the file again; it is not changed for you, because figures might change with it.")
    BATCH_MONTH_INVALID = (_E, "Cột “{column}”, nhóm dòng {group}: “{found}” không phải là một tháng ({count} dòng).",
        "Column “{column}”, row group {group}: “{found}” is not a month ({count} rows).",
        "Viết tháng như 2022-07.", "Write months like 2022-07.")
    BATCH_UNIT_UNKNOWN = (_E, "Cột “{column}”, nhóm dòng {group}: không có đơn vị “{found}” ({count} dòng).{near}",
        "Column “{column}”, row group {group}: there is no unit “{found}” ({count} rows).{near}",
        "Sửa mã đơn vị, chọn đúng --era, hoặc đưa danh sách đơn vị bằng --units.",
        "Mend the code, choose the right --era, or give the list of units with --units.")
    BATCH_SLOT_UNKNOWN = (_E, "Cột “{column}”, nhóm dòng {group}: bộ tiêu chí {edition} không có mã “{found}” ({count} dòng).{near}",
        "Column “{column}”, row group {group}: {edition} has no slot “{found}” ({count} rows).{near}",
        "Sửa mã, hoặc chọn đúng bộ tiêu chí bằng --edition.", "Mend it, or choose the right --edition.")
    BATCH_CHOICE_UNKNOWN = (_E, "Cột “{column}”, nhóm dòng {group}: {slot} không có phương án “{found}” ({count} dòng).",
        "Column “{column}”, row group {group}: {slot} has no option “{found}” ({count} rows).",
        "Dùng một trong các mã: {known}.", "Use one of: {known}.")
    BATCH_MARK_BLANK = (_E, "Cột “{column}”, nhóm dòng {group}: để trống ở {slot} ({count} dòng).",
        "Column “{column}”, row group {group}: blank at {slot} ({count} rows).",
        "Ghi true hoặc false; hệ thống không đoán.", "Write true or false; nothing is guessed.")
    BATCH_NUMBER_INVALID = (_E, "Cột “{column}”, nhóm dòng {group}: số {found} của {slot} vô hạn, quá lớn hoặc nhỏ hơn 0 ({count} dòng).",
        "Column “{column}”, row group {group}: {found} of {slot} is infinite, too large or below 0 ({count} rows).",
        "Sửa số này, hoặc để trống nếu chưa có số liệu.", "Mend the number, or leave it blank where there is none.")
    BATCH_FIGURE_MISPLACED = (_E, "Cột “{column}”, nhóm dòng {group}: {slot} không hỏi mục này nhưng có ghi ({count} dòng).",
        "Column “{column}”, row group {group}: {slot} does not ask for this, but it is given ({count} rows).",
        "Để trống cột này ở {slot}; ghi số liệu vào cột mà chỉ tiêu hỏi.",
        "Leave the column blank for {slot}; put the figure into the column that the indicator asks for.")
    BATCH_ROW_TWICE = (_E, "Tháng {month}, đơn vị {unit}, mã {slot} có {count} dòng (tệp [nhóm dòng]: {where}).",
        "Month {month}, unit {unit}, slot {slot} has {count} rows (file [row group]: {where}).",
        "Chỉ giữ dòng đúng; hệ thống không chọn thay.", "Keep the right one only; none is chosen for you.")
    BATCH_MORE_PROBLEMS = (_E, "Còn {count} lỗi khác chưa nêu ở đây.", "There are {count} problems more.",
        "Sửa các lỗi đã nêu rồi chạy lại.", "Mend those that were told and run again.")
    BATCH_UNITS_BLANK = (_E, "Cột “{column}” của danh sách đơn vị có ô trống.", "The column “{column}” of the list of units has blanks.",
        "Điền đủ; đơn vị không thuộc huyện nào thì ghi văn bản rỗng ở mã huyện và tên huyện.",
        "Fill it in; a unit without a district has empty texts there.")
    BATCH_UNIT_LISTED_TWICE = (_E, "Danh sách có đơn vị {found} hai lần.", "The list has the unit {found} twice.",
        "Xóa dòng thừa.", "Delete the extra row.")
    BATCH_ZONE_UNKNOWN = (_E, "Danh sách ghi vùng “{found}”, chỉ có: {known}.", "The list names the zone “{found}”; there are: {known}.",
        "Sửa cột zone.", "Mend the column zone.")
    BATCH_OUT_IS_READ = (_E, "Kết quả sẽ ghi đè lên một tệp số liệu được đọc.", "The result would overwrite a file that is read.",
        "Chọn tên hoặc thư mục khác cho --out; chưa có gì được ghi ra.", "Choose another name or folder for --out; nothing was written.")
    SPARK_NOT_INSTALLED = (_E, "Chưa cài {found}, nên chưa dùng được --engine spark.", "{found} is not installed: --engine spark cannot be used.",
        "Cài bằng pip install -r requirements-spark.txt và Java 17 (Debian: openjdk-17-jre-headless), hoặc dùng --engine pandas.",
        "Run pip install -r requirements-spark.txt, install Java 17 (Debian: openjdk-17-jre-headless), or use --engine pandas.")
    SPARK_FAILED = (_E, "Spark không làm xong việc: {found}", "Spark did not finish: {found}",
        "Kiểm tra máy chủ Spark (--master), bộ nhớ và nơi ghi kết quả rồi chạy lại; chưa có gì được ghi ra.",
        "Check the Spark master (--master), memory and the place of the output, and run again; nothing was written.")

    # A file of boundaries, for maps
    BOUNDARIES_TOO_LARGE = (_E, "Tệp ranh giới nặng {found} MB, vượt mức tối đa {limit} MB.",
        "The file of boundaries is {found} MB; at most {limit} MB are taken.",
        "Đơn giản hóa đường ranh giới (chẳng hạn bằng mapshaper, giữ 5%) rồi chép lại vào thư mục dữ liệu.",
        "Simplify the lines (with mapshaper, say, keeping 5%) and put the file back into the data directory.")
    BOUNDARIES_TOO_DETAILED = (_E, "Ranh giới trong tệp có hơn {limit} điểm.", "The boundaries have more than {limit} points.",
        "Đơn giản hóa đường ranh giới (chẳng hạn bằng mapshaper, giữ 5%) rồi chép lại vào thư mục dữ liệu.",
        "Simplify the lines (with mapshaper, say, keeping 5%) and put the file back into the data directory.")
    BOUNDARIES_NOT_READABLE = (_E, "Tệp ranh giới không phải là GeoJSON (FeatureCollection) hay TopoJSON (Topology) đọc được.",
        "The file of boundaries is no readable GeoJSON (FeatureCollection) or TopoJSON (Topology).",
        "Xuất lại tệp từ phần mềm bản đồ, chọn kiểu GeoJSON, mã hóa UTF-8.",
        "Export it again from your mapping program as GeoJSON in UTF-8.")
    BOUNDARIES_WITHOUT_CODES = (_E, "Không vùng nào trong tệp ranh giới mang mã đơn vị hành chính của thời kỳ này.",
        "No area in the file of boundaries has the code of a unit of this era.",
        "Ghi mã đơn vị (5 chữ số) hoặc mã huyện vào id hoặc vào thuộc tính code của từng vùng.",
        "Write the unit's code (five digits) or the district's into the id or the property code of each area.")
    BOUNDARY_CODES_UNKNOWN = (_W, "{count} vùng trong tệp ranh giới có mã không thuộc thời kỳ này ({found}); các vùng đó không được vẽ.",
        "{count} areas in the file of boundaries have codes that are not of this era ({found}); they are not drawn.",
        "Kiểm tra mã của các vùng này, hoặc bỏ chúng khỏi tệp.", "Check their codes, or remove them from the file.")
    BOUNDARIES_MISSING = (_W, "{count} đơn vị không có vùng trong tệp ranh giới ({found}); bản đồ thiếu các đơn vị đó.",
        "{count} units have no area in the file of boundaries ({found}); the map lacks them.",
        "Bổ sung vùng của các đơn vị này vào tệp.", "Add their areas to the file.")
    BOUNDARIES_BROKEN = (_W, "Ranh giới của {count} đơn vị bị hỏng nên không vẽ được ({found}).",
        "The boundaries of {count} units are damaged and cannot be drawn ({found}).",
        "Sửa hình của các đơn vị này trong phần mềm bản đồ rồi xuất lại.",
        "Mend their shapes in your mapping program and export the file again.")
