// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/time/windowpopup.h"

#include "ui/common/plainlabel.h"

#include <QDateTimeEdit>
#include <QFormLayout>
#include <QPushButton>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int shanghaiOffset = 8 * 3600;

QDateTime shown(UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(time), QTimeZone(shanghaiOffset));
}

UtcTime meant(const QDateTimeEdit& edit)
{
    const QDateTime shanghai(edit.date(), edit.time(), QTimeZone(shanghaiOffset));
    return fromMs(shanghai.toMSecsSinceEpoch());
}

QDateTimeEdit* makeEdit(const QString& name, QWidget* parent)
{
    auto* edit = new QDateTimeEdit(parent);
    edit->setObjectName(name);
    edit->setTimeZone(QTimeZone(shanghaiOffset));
    edit->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    edit->setCalendarPopup(true);
    return edit;
}

} // namespace

WindowPopup::WindowPopup(const ThemeContext& context, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_from(makeEdit(u"windowFrom"_s, this)), m_to(makeEdit(u"windowTo"_s, this)),
      m_fault(new PlainLabel(this)), m_take(new QPushButton(tr("确定"), this))
{
    setObjectName(u"windowPopup"_s);
    setFrameShape(QFrame::StyledPanel);
    m_fault->setObjectName(u"windowFault"_s);
    m_fault->setStyle(context, TextSize::Small, TextRole::Warning);
    m_take->setObjectName(u"windowTake"_s);
    m_take->setDefault(true);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(context.metrics.space(1.5), context.metrics.space(1.5),
                             context.metrics.space(1.5), context.metrics.space(1.5));
    form->setSpacing(context.metrics.space(1));
    form->addRow(tr("开始"), m_from);
    form->addRow(tr("结束"), m_to);
    form->addRow(m_fault);
    form->addRow(m_take);
    connect(m_from, &QDateTimeEdit::dateTimeChanged, this, &WindowPopup::check);
    connect(m_to, &QDateTimeEdit::dateTimeChanged, this, &WindowPopup::check);
    connect(m_take, &QPushButton::clicked, this, &WindowPopup::accept);
}

void WindowPopup::openAt(const QWidget& anchor, const TimeSpan& span)
{
    // To the whole minutes that are shown, outwards.
    m_from->setDateTime(shown(std::chrono::floor<std::chrono::minutes>(span.from)));
    m_to->setDateTime(shown(std::chrono::ceil<std::chrono::minutes>(span.to)));
    check();
    adjustSize();
    move(anchor.mapToGlobal(QPoint(0, -height())));
    show();
    m_from->setFocus();
}

std::optional<WindowChoice> WindowPopup::choice() const
{
    return WindowChoice::custom(meant(*m_from), meant(*m_to));
}

void WindowPopup::check()
{
    const bool right = choice().has_value();
    m_take->setEnabled(right);
    m_fault->setText(right ? QString() : tr("结束须晚于开始，且不超过 31 天"));
}

void WindowPopup::accept()
{
    const auto wanted = choice();
    if (!wanted)
        return;
    hide();
    Q_EMIT chosen(*wanted);
}

} // namespace onescreen
