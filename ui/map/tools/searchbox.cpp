// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/searchbox.h"

#include "app/geo/crs.h"
#include "ui/common/errortext.h"
#include "ui/common/icons.h"
#include "ui/common/plainlabel.h"
#include "ui/map/mapdecorations.h"
#include "ui/map/markers.h"
#include "ui/map/tools/datumtext.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace onescreen {

SearchBox::SearchBox(const SceneContext& context, const ResourceModel* resources, QWidget* parent)
    : QWidget(parent), m_context(context),
      m_search(context.hub, context.windowClass, context.pack, resources), m_text(new QLineEdit(this)),
      m_popup(new QFrame(this))
{
    setObjectName(u"mapSearch"_s);
    build();
    connect(m_text, &QLineEdit::textChanged, &m_search, &MapSearch::setText);
    connect(&m_search, &MapSearch::changed, this, &SearchBox::refresh);
}

SearchBox::~SearchBox()
{
    delete m_popup;
}

void SearchBox::build()
{
    const ThemeContext& theme = m_context.theme;
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    m_text->setObjectName(u"mapSearchText"_s);
    m_text->setFont(theme.font(TextSize::Small));
    m_text->setPlaceholderText(tr("查找地点、单位、事件、坐标（Ctrl+F）"));
    m_text->setAccessibleName(tr("在地图上查找"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumHeight(theme.metrics.control);
    m_text->addAction(icon(u"search", theme.theme.secondary, theme.metrics.icon), QLineEdit::LeadingPosition);
    m_text->installEventFilter(this);
    layout->addWidget(m_text);

    m_popup->setObjectName(u"mapSearchPopup"_s);
    m_popup->setAutoFillBackground(true);
    QPalette palette = m_popup->palette();
    palette.setColor(QPalette::Window, theme.theme.raised);
    palette.setColor(QPalette::Base, theme.theme.raised);
    m_popup->setPalette(palette);
    static_cast<QFrame*>(m_popup.get())->setFrameShape(QFrame::Box);
    auto* inside = new QVBoxLayout(m_popup);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->setSpacing(0);
    m_datumRow = new QWidget(m_popup);
    auto* row = new QHBoxLayout(m_datumRow);
    row->setContentsMargins(theme.metrics.space(1), theme.metrics.space(0.5), theme.metrics.space(1), 0);
    auto* label = new PlainLabel(tr("坐标所用基准"), m_datumRow);
    label->setStyle(theme, TextSize::Small, TextRole::Secondary);
    row->addWidget(label);
    m_datum = new QComboBox(m_datumRow);
    m_datum->setObjectName(u"mapSearchDatum"_s);
    m_datum->setFont(theme.font(TextSize::Small));
    for (const geo::Datum datum : allDatums)
        m_datum->addItem(datumText(datum), static_cast<int>(datum));
    row->addWidget(m_datum, 1);
    inside->addWidget(m_datumRow);
    m_list = new QListWidget(m_popup);
    m_list->setObjectName(u"mapSearchList"_s);
    m_list->setFont(theme.font(TextSize::Small));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    inside->addWidget(m_list, 1);
    m_note = new PlainLabel(m_popup);
    m_note->setObjectName(u"mapSearchNote"_s);
    m_note->setStyle(theme, TextSize::Small, TextRole::Secondary);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(theme.metrics.space(1), theme.metrics.space(0.5), theme.metrics.space(1),
                               theme.metrics.space(0.5));
    inside->addWidget(m_note);
    m_popup->hide();
    connect(m_list, &QListWidget::itemClicked, this, &SearchBox::choose);
    connect(m_datum, &QComboBox::activated, this, [this](int index) {
        m_search.setDatum(static_cast<geo::Datum>(m_datum->itemData(index).toInt()));
    });
    m_datum->installEventFilter(this);
}

QWidget* SearchBox::popup() const
{
    return m_popup;
}

void SearchBox::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void SearchBox::search(const QString& text)
{
    focusText();
    m_text->setText(text);
}

QString SearchBox::lineOf(const MapFind& find) const
{
    switch (find.kind) {
    case MapFind::Kind::Coordinate: {
        const QString place = find.at ? coordinateText(*find.at) : QString();
        const QString read = tr("坐标 %1（%2）").arg(find.title, geo::datumName(*find.datum));
        return find.datum == geo::Datum::Wgs84 ? read : read + u" → "_s + place;
    }
    case MapFind::Kind::Area:
        return tr("区划 %1").arg(find.title) + (find.detail.isEmpty() ? QString() : u"  ·  "_s + find.detail);
    case MapFind::Kind::Place:
        return tr("地点 %1").arg(find.title) + (find.detail.isEmpty() ? QString() : u"  ·  "_s + find.detail);
    case MapFind::Kind::Unit:
        return tr("单位 %1").arg(find.title) + u"  ·  "_s +
               (find.at ? tr("%1（所在区域）").arg(find.detail) : tr("无位置"));
    case MapFind::Kind::Resource:
        return (find.resourceKind ? resourceKindText(*find.resourceKind) : QString()) + u' ' + find.title +
               (find.at ? QString() : u"  ·  "_s + tr("无位置"));
    case MapFind::Kind::Event:
        break;
    }
    return tr("事件 %1").arg(find.title) + (find.detail.isEmpty() ? QString() : u"  ·  "_s + find.detail) +
           (find.at ? QString() : u"  ·  "_s + tr("无坐标"));
}

QString SearchBox::noteText() const
{
    if (const auto problem = m_search.coordinateProblem()) {
        switch (*problem) {
        case geo::CoordinateProblem::Latitude:
            return tr("纬度超出 ±90°：经纬度是否写反了？");
        case geo::CoordinateProblem::Longitude:
            return tr("经度超出 ±180°，请检查。");
        case geo::CoordinateProblem::Sixtieths:
            return tr("分、秒应小于 60，且带分秒时度数应为整数。");
        case geo::CoordinateProblem::NotCoordinates:
            break;
        }
    }
    if (m_search.error())
        return tr("事件未能查到：%1").arg(errorText(*m_search.error()));
    QStringList more;
    const auto add = [&](MapFind::Kind kind, const QString& word) {
        if (const qint64 count = m_search.more(kind); count > 0)
            more << word + u" +"_s + QString::number(count);
    };
    add(MapFind::Kind::Area, tr("区划"));
    add(MapFind::Kind::Place, tr("地点"));
    add(MapFind::Kind::Unit, tr("单位"));
    add(MapFind::Kind::Resource, tr("力量"));
    add(MapFind::Kind::Event, tr("事件"));
    if (!more.isEmpty())
        return tr("另有 %1，请输入更多字。").arg(more.join(u" · "_s));
    if (m_search.results().empty())
        return m_search.isBusy() ? tr("正在查找…")
                                 : tr("没有找到。可输入名称、拼音首字母、编号、代码或坐标。");
    if (m_search.results().front().reading && m_search.results().front().reading->orderGuessed)
        return tr("两种顺序都可能，请选择。");
    return {};
}

void SearchBox::fillList()
{
    const int before = m_list->currentRow();
    m_list->clear();
    for (const MapFind& find : m_search.results()) {
        auto* item = new QListWidgetItem(lineOf(find), m_list);
        if (!find.at && !find.bounds)
            item->setForeground(m_context.theme.theme.secondary);
    }
    m_list->setCurrentRow(std::clamp(before, 0, std::max(0, m_list->count() - 1)));
}

void SearchBox::refresh()
{
    if (m_search.text().isEmpty()) {
        m_popup->hide();
        return;
    }
    fillList();
    const std::vector<MapFind>& found = m_search.results();
    const bool coordinates = !found.empty() && found.front().kind == MapFind::Kind::Coordinate;
    m_datumRow->setVisible(coordinates);
    m_datum->setEnabled(coordinates && !found.front().reading->datum);
    if (coordinates)
        m_datum->setCurrentIndex(m_datum->findData(static_cast<int>(*found.front().datum)));
    const QString note = noteText();
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    placePopup();
}

void SearchBox::placePopup()
{
    if (!isVisible() || m_search.text().isEmpty())
        return;
    // Over everything in the window, and not a window of its own: the typing goes on.
    if (m_popup->parentWidget() != window())
        m_popup->setParent(window());
    const int rows = std::clamp(m_list->count(), 0, 14);
    const int rowHeight = std::max(m_list->sizeHintForRow(0), 1);
    m_list->setFixedHeight(rows * rowHeight);
    const QPoint corner = mapTo(window(), QPoint(0, height()));
    const int wanted = std::max(width(), m_context.theme.metrics.space(56));
    m_popup->setFixedWidth(std::min(wanted, window()->width() - corner.x()));
    m_popup->adjustSize();
    m_popup->move(corner);
    m_popup->show();
    m_popup->raise();
}

void SearchBox::step(int by)
{
    if (m_list->count() > 0)
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + by, 0, m_list->count() - 1));
}

void SearchBox::choose()
{
    const int row = m_list->currentRow();
    if (row < 0 || static_cast<std::size_t>(row) >= m_search.results().size())
        return;
    const MapFind find = m_search.results()[static_cast<std::size_t>(row)];
    m_popup->hide();
    Q_EMIT chosen(find);
}

bool SearchBox::eventFilter(QObject* watched, QEvent* event)
{
    const bool ours = watched == m_text || watched == m_datum;
    if (ours && event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept(); // Else the window would go one level up.
        return true;
    }
    if (!ours || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape) {
        const bool empty = m_text->text().isEmpty();
        m_text->clear();
        m_text->setFocus();
        m_popup->hide();
        if (empty)
            Q_EMIT left();
        return true;
    }
    if (watched == m_datum)
        return false;
    switch (key) {
    case Qt::Key_Down:
        if (!m_popup->isVisible())
            refresh();
        else
            step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        return true;
    default:
        return false;
    }
}

void SearchBox::hideEvent(QHideEvent* event)
{
    if (m_popup)
        m_popup->hide();
    QWidget::hideEvent(event);
}

void SearchBox::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_popup->isVisible())
        placePopup();
}

} // namespace onescreen
