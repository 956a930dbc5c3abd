"""`README.txt` of a round's folder."""

README = """\
KỲ ĐÁNH GIÁ: {name}

Thư mục này chứa trọn một kỳ đánh giá của Xã Số, dưới các định dạng mở. Dòng lệnh sau nhập nó thành một kỳ mới:

    python cli.py import-round THƯ_MỤC

THƯ MỤC CÓ DỮ LIỆU CÁ NHÂN (tên, địa chỉ thư điện tử) VÀ TỆP GỐC: chỉ cất ở nơi người có trách nhiệm mở được.

round.json        tên kỳ, ngày, trạng thái, thời kỳ đơn vị hành chính, mã phiên bản bộ tiêu chí
edition.yaml      bộ tiêu chí của kỳ, đúng như khi mở kỳ
cohort.csv        danh sách giao chỉ tiêu: mã, tên, huyện
submissions.csv   mọi lần nộp (revision) của từng đơn vị: tệp, người nộp, thời điểm, trạng thái, lý do trả lại
answers.csv       số liệu từng chỉ tiêu (slot) của từng lần nộp
appraisals.csv    số liệu thẩm định, theo thứ tự thời gian; dòng sau thay dòng trước
reviews.csv       nhóm chỉ tiêu đã thẩm định xong
extensions.csv    đơn vị được mở lại, theo thứ tự thời gian
assignments.csv   ai thẩm định nhóm nào
evidence.csv      tài liệu kiểm chứng
remarks.csv       trao đổi, theo thứ tự thời gian
progress_plan.csv     kế hoạch báo cáo tiến độ tháng: tháng đầu, ngày hạn trong tháng, ngày đích; nhập lại thì chọn lại
                      kỳ làm điểm xuất phát
progress_reports.csv  mọi báo cáo tháng (month, revision) của từng đơn vị; là số do đơn vị tự báo cáo, chưa thẩm định
progress_answers.csv  số liệu từng chỉ tiêu (slot) của từng báo cáo tháng
events.csv        nhật ký của kỳ trong chuỗi sự kiện; chỉ để đọc, không nhập lại
results.json      kết quả đã công bố (chỉ có khi kỳ đã công bố)
ranking.xlsx      bảng xếp hạng để xem, không nhập lại
checklists/       phiếu gốc: <mã đơn vị>-<lần nộp>.xlsx
progress/         phiếu của báo cáo tháng: <mã đơn vị>-<tháng>-<lần nộp>.xlsx
attachments/      tệp đính kèm của tài liệu kiểm chứng

CÁC TỆP CSV là UTF-8 có BOM, phân cách bằng dấu phẩy, giờ UTC, số không làm tròn, dấu chấm thập phân.
- Ô trống nghĩa là không có. Đừng điền 0 thay cho ô trống.
- Văn bản bắt đầu bằng = + - @ hoặc ' có thêm một dấu ' ở đầu, để bảng tính không coi là công thức; khi nhập, một dấu '
  ở đầu được bỏ đi.
- Excel mở thẳng tệp CSV sẽ đổi mã 00123 thành 123. Muốn xem: Dữ liệu > Từ văn bản/CSV, để mọi cột là văn bản. Đừng lưu
  đè lên tệp ở đây.
"""
