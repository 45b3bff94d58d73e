// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

extension RefusalReason {
    /// What would give the figure a number, in English, Vietnamese and Arabic.
    public var remedy: Label {
        switch self {
        case .distinctCountsDoNotAdd:
            Label(
                english: "The list behind every count, so that the lists can be united.",
                vietnamese: "Danh sách mã của từng số đếm để hợp lại.", arabic: "القائمة وراء كل عدد كي تُدمج القوائم.")
        case .ratesDoNotAdd, .ratiosDoNotAdd, .multiplesDoNotAdd, .partsCoverDifferentOffices, .partsMissing:
            Label(
                english: "The parts of the figure from the same offices and periods, and a catalogue that names them.",
                vietnamese: "Số liệu thành phần của cùng các đơn vị và kỳ, và danh mục nêu các thành phần đó.",
                arabic: "أجزاء الرقم من المكاتب والفترات نفسها، وفهرس يسميها.")
        case .ranksDoNotAdd, .rankBandsDoNotAdd, .memberCountsDoNotAdd, .plansDoNotAdd:
            Label(
                english: "One office and one period: asked for by itself, the figure passes unchanged.",
                vietnamese: "Hỏi từng đơn vị, từng kỳ: số liệu được giữ nguyên.",
                arabic: "مكتب واحد وفترة واحدة: إذا طُلب وحده مر الرقم كما هو.")
        case .differentAsOfDates, .asOfDateUnknown:
            Label(
                english: "Numbers of all offices that hold on one day.",
                vietnamese: "Số liệu của mọi đơn vị cùng một ngày chốt.", arabic: "أرقام لجميع المكاتب في يوم واحد.")
        case .asOfAfterMerger:
            Label(
                english: "A number of the successor, or one of the merged office of a day before the merger.",
                vietnamese: "Số liệu của đơn vị mới, hoặc của đơn vị cũ chốt trước ngày sáp nhập.",
                arabic: "رقم من الخلف، أو رقم للمكتب المدمج قبل يوم الدمج.")
        case .startUnknown:
            Label(
                english: "The day from which each office counts.", vietnamese: "Mốc bắt đầu lũy kế của từng đơn vị.",
                arabic: "اليوم الذي يبدأ منه عد كل مكتب.")
        case .eventUnknown:
            Label(
                english: "The event that each figure belongs to.", vietnamese: "Mã sự kiện của từng số liệu.",
                arabic: "الفعالية التي ينتمي إليها كل رقم.")
        case .eventReportersDiffer:
            Label(
                english: "A correction by which the offices state one number of the event.",
                vietnamese: "Bổ sung, đính chính để các đơn vị nêu cùng một số về sự kiện.",
                arabic: "تصحيح تذكر به المكاتب رقماً واحداً للفعالية.")
        case .statedTwice:
            Label(
                english: "A correction that states the figure once.",
                vietnamese: "Đính chính để chỉ nêu số liệu một lần.",
                arabic: "تصحيح يذكر الرقم مرة واحدة.")
        case .windowOfMergedOffices:
            Label(
                english: "One statement of the days that both count: a correction of the one or the other report.",
                vietnamese: "Chỉ nêu một lần cho những ngày bị trùng: đính chính một trong hai báo cáo.",
                arabic: "بيان واحد للأيام المشتركة: تصحيح أحد التقريرين.")
        case .overflow:
            Label(
                english: "Fewer offices or periods.", vietnamese: "Chọn ít đơn vị hoặc kỳ hơn.",
                arabic: "مكاتب أو فترات أقل.")
        case .divisorNotAboveZero:
            Label(
                english: "A divisor that is certainly above zero.", vietnamese: "Mẫu số chắc chắn lớn hơn 0.",
                arabic: "مقسوم عليه أكبر من الصفر يقيناً.")
        case .noNumber:
            Label(
                english: "A number from at least one office.", vietnamese: "Số liệu của ít nhất một đơn vị.",
                arabic: "رقم من مكتب واحد على الأقل.")
        }
    }
}
