// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portrait/alertbar.h"

#include "ui/common/plainlabel.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int proposedDays = 15;

const SettingKey<QString>& nameKey()
{
    static const SettingKey<QString> key{QLatin1StringView("portrait/acknowledgedBy"), {}};
    return key;
}

} // namespace

AlertBar::AlertBar(const ThemeContext& context, SettingsStore& settings, QWidget* parent)
    : QWidget(parent), m_context(context), m_settings(settings)
{
    setObjectName(u"alertBar"_s);
    build();
    showForm(false);
    hide();
}

void AlertBar::build()
{
    m_choice = new QComboBox(this);
    m_choice->setObjectName(u"alertChoice"_s);
    m_choice->setAccessibleName(tr("预警"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(8);
    m_open = new QPushButton(tr("确认并定期限（A）"), this);
    m_open->setObjectName(u"acknowledge"_s);
    connect(m_open, &QPushButton::clicked, this,
            [this] { Q_EMIT openRequested(m_choice->currentData().toString()); });
    m_form = new QWidget(this);
    m_name = new QLineEdit(m_form);
    m_name->setObjectName(u"acknowledgeName"_s);
    m_name->setPlaceholderText(tr("确认人"));
    m_name->setAccessibleName(tr("确认人"));
    m_name->setMaxLength(40);
    m_due = new QDateEdit(m_form);
    m_due->setObjectName(u"acknowledgeDue"_s);
    m_due->setAccessibleName(tr("期限"));
    setPlainToolTip(m_due, tr("处理期限；预填的是十五天后，请按实际改。"));
    m_due->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_due->setCalendarPopup(true);
    m_note = new QLineEdit(m_form);
    m_note->setObjectName(u"acknowledgeNote"_s);
    m_note->setPlaceholderText(tr("说明（可不填）"));
    m_note->setAccessibleName(tr("说明"));
    m_note->setMaxLength(200);
    m_save = new QPushButton(tr("保存"), m_form);
    m_save->setObjectName(u"acknowledgeSave"_s);
    auto* cancel = new QPushButton(tr("取消（Esc）"), m_form);
    cancel->setObjectName(u"acknowledgeCancel"_s);
    const Metrics& metrics = m_context.metrics;
    auto* first = new QHBoxLayout;
    first->addWidget(m_choice, 1);
    first->addWidget(m_open);
    auto* upper = new QHBoxLayout;
    upper->addWidget(m_name, 1);
    upper->addWidget(m_due);
    auto* lower = new QHBoxLayout;
    lower->addWidget(m_note, 1);
    lower->addWidget(m_save);
    lower->addWidget(cancel);
    auto* form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(metrics.space(0.5));
    form->addLayout(upper);
    form->addLayout(lower);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics.space(0.5), 0, 0);
    column->setSpacing(metrics.space(0.5));
    column->addLayout(first);
    column->addWidget(m_form);
    connect(m_save, &QPushButton::clicked, this, &AlertBar::save);
    connect(m_name, &QLineEdit::returnPressed, this, &AlertBar::save);
    connect(m_note, &QLineEdit::returnPressed, this, &AlertBar::save);
    connect(m_name, &QLineEdit::textChanged, this,
            [this](const QString& name) { m_save->setEnabled(!name.trimmed().isEmpty()); });
    connect(cancel, &QPushButton::clicked, this, [this] { showForm(false); });
    auto* escape = new QShortcut(Qt::Key_Escape, m_form);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, [this] { showForm(false); });
}

void AlertBar::setRows(const QString& unit, const std::vector<WarningRow>& rows)
{
    std::vector<WarningRow> open;
    std::ranges::copy_if(rows, std::back_inserter(open),
                         [](const WarningRow& row) { return row.handling && !row.handling->closed; });
    if (unit == m_unit && open == m_rows)
        return; // The figures came anew: what is being typed stays.
    m_unit = unit;
    m_rows = std::move(open);
    showForm(false);
    m_choice->clear();
    for (const WarningRow& row : m_rows)
        m_choice->addItem(tr("%1 · %2").arg(row.name, handlingText(*row.handling)), row.key);
    const auto first =
        std::ranges::find_if(m_rows, [](const WarningRow& row) { return !row.handling->acknowledged; });
    m_choice->setCurrentIndex(first == m_rows.end() ? 0 : static_cast<int>(first - m_rows.begin()));
    setVisible(!m_rows.empty());
}

void AlertBar::open(const QString& indicator, QDate today)
{
    const int at = m_choice->findData(indicator);
    if (at < 0)
        return;
    m_choice->setCurrentIndex(at);
    const portrait::Handling& handling = *m_rows[static_cast<std::size_t>(at)].handling;
    m_name->setText(m_settings.value(nameKey()));
    m_save->setEnabled(!m_name->text().trimmed().isEmpty());
    m_due->setMinimumDate(today);
    m_due->setDate(handling.due && *handling.due >= today ? *handling.due : today.addDays(proposedDays));
    m_note->setText(handling.note);
    showForm(true);
    if (m_name->text().isEmpty())
        m_name->setFocus();
    else
        m_due->setFocus();
}

void AlertBar::showForm(bool shown)
{
    m_form->setVisible(shown);
    m_choice->setEnabled(!shown);
    m_open->setVisible(!shown);
}

void AlertBar::save()
{
    const int at = m_choice->currentIndex();
    const QString name = m_name->text().trimmed();
    if (at < 0 || name.isEmpty() || m_form->isHidden())
        return;
    const WarningRow& row = m_rows[static_cast<std::size_t>(at)];
    m_settings.setValue(nameKey(), name);
    const AlertDecision decision{.unit = m_unit,
                                 .indicator = row.key,
                                 .opened = row.handling->opened,
                                 .by = name,
                                 .at = {},
                                 .due = m_due->date(),
                                 .note = m_note->text().trimmed()};
    showForm(false);
    Q_EMIT acknowledged(decision);
}

} // namespace onescreen
