// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portrait/briefing.h"

#include "ui/portrait/portraitcharts.h"
#include "ui/portrait/portraitpaint.h"
#include "ui/portrait/portraittext.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <type_traits>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct BriefingText
{
    Q_DECLARE_TR_FUNCTIONS(BriefingText)
};

constexpr double logicalDpi = 96.0;
constexpr int pdfDpi = 1200;
constexpr double edge = 56.0; ///< 15 mm
constexpr double headHeight = 44.0;
constexpr double footHeight = 40.0;
constexpr double titleHeight = 26.0;
constexpr double gap = 14.0;

ThemeContext paperLook()
{
    ThemeContext look{.theme = Theme::day()};
    look.theme.window = look.theme.panel;
    return look;
}

QRectF bodyArea()
{
    const QSizeF page = Briefing::pageSize();
    return {edge, edge + headHeight, page.width() - 2.0 * edge,
            page.height() - 2.0 * edge - headHeight - footHeight};
}

} // namespace

QSizeF Briefing::pageSize()
{
    return QPageSize(QPageSize::A4).size(QPageSize::Point) * (logicalDpi / 72.0);
}

Briefing::Briefing(const portrait::Issue& issue, BriefingPaper paper)
    : m_paper(std::move(paper)), m_look(paperLook())
{
    const portrait::Portrait& now = issue.now;
    m_title = BriefingText::tr("行政执法效能画像 · %1 · %2").arg(now.unit.name, issueTitle(now.period));
    QStringList foot{m_paper.asOf, BriefingText::tr("口径 %1").arg(now.catalogueVersion),
                     m_paper.publicationUnknown ? BriefingText::tr("台账读不出来，是否发布不明")
                     : now.published ? BriefingText::tr("已发布，第 %1 版").arg(now.published->revision)
                                     : BriefingText::tr("未发布，数字可能变动")};
    if (now.published && !now.published->fingerprint.isEmpty())
        foot << BriefingText::tr("校验 %1").arg(
            now.published->fingerprint.first(std::min<qsizetype>(12, now.published->fingerprint.size())));
    if (now.preliminary)
        foot << BriefingText::tr("本期未结束");
    if (now.demonstration)
        foot << BriefingText::tr("演示数据");
    if (!m_paper.producer.isEmpty())
        foot << m_paper.producer;
    m_footer = foot.join(u" · "_s);
    addFirstPage(issue);
    addPictures(issue);
    addTables(issue);
}

QString Briefing::title() const
{
    return m_title;
}

void Briefing::add(Block block)
{
    const double whole = bodyArea().height();
    const double needed = std::min(block.height + titleHeight, whole);
    block.height = needed - titleHeight;
    if (m_pages.empty() || block.newPage || needed > m_left) {
        m_pages.emplace_back();
        m_left = whole;
    }
    m_left -= needed + gap;
    m_pages.back().push_back(std::move(block));
}

template <typename Data> void Briefing::addChart(const QString& title, double height, Data data, bool newPage)
{
    add({.title = title,
         .height = height,
         .newPage = newPage,
         .paint = [data = std::move(data), style = ChartStyle(m_look, m_paper.locale)](
                      QPainter& painter, const QRectF& area) { paintChart(painter, area, data, style); }});
}

/// As many rows as fit on what is left of the page, the rest on the next ones.
template <typename Data> void Briefing::addRows(const QString& title, const Data& data, double rowHeight)
{
    const double fixed = titleHeight + 3.0 * rowHeight; // of title, table head and remark
    const auto rowsIn = [&](double height) { return static_cast<qsizetype>((height - fixed) / rowHeight); };
    const qsizetype leastRows = 5; // fewer look lost at the foot of a page
    for (qsizetype from = 0; from < std::ssize(data.rows);) {
        const qsizetype left = std::ssize(data.rows) - from;
        qsizetype most = m_pages.empty() ? 0 : rowsIn(m_left);
        if (most < std::min(left, leastRows))
            most = std::max<qsizetype>(1, rowsIn(bodyArea().height()));
        const qsizetype taken = std::min(left, most);
        Data part = data;
        part.rows.assign(data.rows.begin() + from, data.rows.begin() + from + taken);
        const QString shown = from == 0 ? title : BriefingText::tr("%1（续）").arg(title);
        double height = rowHeight * static_cast<double>(taken);
        if constexpr (std::is_same_v<Data, PortraitTableData>)
            height = tableHeight(part, bodyArea().width(), ChartStyle(m_look, m_paper.locale));
        addChart(shown, height, std::move(part));
        from += taken;
    }
}

void Briefing::addFirstPage(const portrait::Issue& issue)
{
    const ChartStyle style(m_look, m_paper.locale);
    const double width = bodyArea().width();
    const WarningListData warnings = warningData(issue, m_paper.locale);
    addChart(BriefingText::tr("异常项"), std::min(chartHint(warnings, style).height(), 330.0), warnings);
    addChart(BriefingText::tr("综合得分"), 230.0, scoreData(issue, m_paper.locale));
    const NarrativeData text = narrativeData(issue, m_paper.locale);
    addChart(BriefingText::tr("叙述"), narrativeHeight(text, width, style), text);
}

void Briefing::addPictures(const portrait::Issue& issue)
{
    const QLocale& locale = m_paper.locale;
    const DotData dots = dimensionDots(issue, locale);
    const RadarData radar = dimensionRadar(issue);
    if (!dots.rows.empty())
        add({.title = BriefingText::tr("维度得分（点：本单位；短线：同组中位；带：同组中间一半）"),
             .height = 250.0,
             .newPage = true,
             .paint = [dots, radar, style = ChartStyle(m_look, locale)](QPainter& painter,
                                                                        const QRectF& area) {
                 const double left = area.width() * 0.58;
                 paintChart(painter, QRectF(area.left(), area.top(), left, area.height()), dots, style);
                 paintChart(painter, area.adjusted(left + gap, 0.0, 0.0, 0.0), radar, style);
             }});
    const ChartStyle style(m_look, locale);
    const auto rowOf = [&style](const BulletData& data) {
        return chartHint(data, style).height() / std::max(1.0, static_cast<double>(data.rows.size()));
    };
    if (const BulletData targets = targetBullets(issue, {}, locale); !targets.rows.empty())
        addRows(BriefingText::tr("对照目标（条：本期；竖线：目标；菱形：同组中位）"), targets,
                rowOf(targets));
    if (const QString rest = unjudgedText(issue, {}, locale); !rest.isEmpty())
        addChart(BriefingText::tr("不评价的指标"),
                 wrappedHeight(rest, style.font(), bodyArea().width() - 90.0),
                 NarrativeData{.paragraphs = {{.title = {}, .text = rest}}});
    if (const PointsData points = contributionData(issue, {}); !points.rows.empty())
        addRows(BriefingText::tr("贡献与失分（实条：得到的分；空框：失去的分）"), points,
                chartHint(points, style).height() / static_cast<double>(points.rows.size()));
    if (auto change = changeWaterfall(issue, 8))
        addChart(BriefingText::tr("得分为何变化"), 260.0, std::move(*change));
    if (auto trend = trendData(issue, locale)) {
        const QString name = trend->name;
        addChart(BriefingText::tr("走势：%1").arg(name), 260.0, std::move(*trend));
    }
    if (auto funnel = funnelData(issue, locale)) {
        const QString name = funnel->rateName;
        addChart(BriefingText::tr("同组位置：%1").arg(name), 280.0, std::move(*funnel));
    }
}

void Briefing::addTables(const portrait::Issue& issue)
{
    const ChartStyle style(m_look, m_paper.locale);
    const double row = style.lineHeight() * 1.35;
    if (const PortraitTableData table = differenceTable(issue, m_paper.locale); !table.rows.empty())
        addRows(BriefingText::tr("与上期比"), table, row);
    if (const auto table = comparisonTable(issue, m_paper.locale))
        addRows(BriefingText::tr("两单位比较"), *table, row);
    const PortraitTableData context = contextTable(issue, m_paper.locale);
    if (!context.rows.empty())
        addRows(BriefingText::tr("文书与背景"), context, row);
    else
        addChart(BriefingText::tr("文书与背景"), tableHeight(context, bodyArea().width(), style), context);
}

void Briefing::paintHead(QPainter& painter) const
{
    ChartLayout unused;
    const QSizeF page = pageSize();
    const QRectF area(edge, edge, page.width() - 2.0 * edge, headHeight - 12.0);
    paintLine(painter,
              {.box = area,
               .text = m_title,
               .font = m_look.font(TextSize::Large, true),
               .color = m_look.theme.text},
              unused);
    painter.setPen(QPen(m_look.theme.text, 1.2));
    painter.drawLine(QPointF(area.left(), area.bottom() + 4.0), QPointF(area.right(), area.bottom() + 4.0));
}

void Briefing::paintFoot(QPainter& painter, int page) const
{
    ChartLayout unused;
    const QSizeF paper = pageSize();
    const QRectF area(edge, paper.height() - edge - footHeight + 12.0, paper.width() - 2.0 * edge,
                      footHeight - 12.0);
    painter.setPen(QPen(m_look.theme.hairline, 1.0));
    painter.drawLine(area.topLeft(), area.topRight());
    const QString number = BriefingText::tr("第 %1 页，共 %2 页").arg(page + 1).arg(pageCount());
    const QFont font = m_look.font(TextSize::Small);
    const double width = QFontMetricsF(font).horizontalAdvance(number) + 2.0;
    paintLine(painter,
              {.box = area.adjusted(0.0, 0.0, -width - gap, 0.0),
               .text = m_footer,
               .font = font,
               .color = m_look.theme.secondary},
              unused);
    paintLine(painter,
              {.box = QRectF(area.right() - width, area.top(), width, area.height()),
               .text = number,
               .font = font,
               .color = m_look.theme.secondary,
               .align = Qt::AlignRight},
              unused);
}

void Briefing::paintPage(QPainter& painter, int page) const
{
    if (page < 0 || page >= pageCount())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(), pageSize()), m_look.theme.panel);
    paintHead(painter);
    QRectF area = bodyArea();
    for (const Block& block : m_pages[static_cast<std::size_t>(page)]) {
        ChartLayout unused;
        paintLine(painter,
                  {.box = QRectF(area.left(), area.top(), area.width(), titleHeight - 6.0),
                   .text = block.title,
                   .font = m_look.font(TextSize::Normal, true),
                   .color = m_look.theme.text},
                  unused);
        painter.save();
        block.paint(painter, QRectF(area.left(), area.top() + titleHeight, area.width(), block.height));
        painter.restore();
        area.setTop(area.top() + titleHeight + block.height + gap);
    }
    paintFoot(painter, page);
}

Result<QByteArray> Briefing::pdf() const
{
    if (m_pages.empty())
        return failure(ErrorKind::Internal, u"The briefing has no pages."_s);
    QBuffer buffer;
    if (!buffer.open(QIODevice::WriteOnly))
        return failure(ErrorKind::Internal, u"There is no memory for the briefing."_s);
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins({0, 0, 0, 0});
        writer.setResolution(pdfDpi);
        writer.setTitle(m_title);
        writer.setCreator(m_paper.producer);
        QPainter painter(&writer);
        for (int page = 0; page < pageCount(); ++page) {
            if (page > 0 && !writer.newPage())
                return failure(ErrorKind::Internal, u"A page of the briefing could not be begun."_s);
            painter.resetTransform();
            painter.scale(pdfDpi / logicalDpi, pdfDpi / logicalDpi);
            paintPage(painter, page);
        }
    }
    return buffer.data();
}

} // namespace onescreen
