// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/actionbox.h"

#include "ui/common/errortext.h"
#include "ui/common/icons.h"
#include "ui/common/plainlabel.h"
#include "ui/queue/queuetext.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

TextRole roleOf(const ActionReport& report)
{
    if (report.notKept)
        return TextRole::Warning;
    if (!report.entry || isWaiting(report.entry->stage))
        return TextRole::Secondary;
    return report.entry->stage == ActionStage::Done ? TextRole::Done : TextRole::Warning;
}

/// The note with this text is on the disk and cannot get lost any more.
bool isKept(const ActionReport& report, const QString& text)
{
    return report.kind == ActionKind::Note && report.entry &&
           report.entry->order.body.value("text"_L1).toString() == text.trimmed();
}

} // namespace

ActionBox::ActionBox(EventCardModel& model, const DataHub& hub, const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_model(model), m_hub(hub), m_context(context)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(context.metrics.space());
    layout->addWidget(buildButtons());
    layout->addWidget(buildAssignForm());
    layout->addWidget(buildNoteForm());
    m_hindrance = new PlainLabel(this);
    m_hindrance->setObjectName(u"actionHindrance"_s);
    m_hindrance->setStyle(context, TextSize::Small, TextRole::Secondary);
    m_hindrance->setWordWrap(true);
    m_hindrance->hide();
    layout->insertWidget(1, m_hindrance);
    m_outcome = new PlainLabel(this);
    m_outcome->setObjectName(u"actionOutcome"_s);
    m_outcome->setWordWrap(true);
    m_outcome->hide();
    layout->addWidget(m_outcome);
    connect(&m_model, &EventCardModel::changed, this, &ActionBox::showCard);
    connect(&m_model, &EventCardModel::reportChanged, this, &ActionBox::showReport);
    showCard();
}

QWidget* ActionBox::buildButtons()
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(m_context.metrics.space());
    const auto add = [&](ActionKind kind, QStringView iconName, const QString& key) {
        auto* button = new QPushButton(icon(iconName, m_context.theme.secondary, m_context.metrics.icon),
                                       actionWord(kind) + u' ' + key, row);
        button->setObjectName(u"cardAction"_s + key);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, kind] { start(kind); });
        layout->addWidget(button);
        return button;
    };
    m_acknowledge = add(ActionKind::Acknowledge, u"check", u"A"_s);
    m_assign = add(ActionKind::Assign, u"send", u"D"_s);
    m_note = add(ActionKind::Note, u"note", u"N"_s);
    layout->addStretch(1);
    return row;
}

QWidget* ActionBox::buildAssignForm()
{
    m_assignForm = new QWidget(this);
    auto* layout = new QHBoxLayout(m_assignForm);
    layout->setContentsMargins(0, 0, 0, 0);
    m_units = new QComboBox(m_assignForm);
    m_units->setObjectName(u"assignUnit"_s);
    m_units->setAccessibleName(tr("承办单位"));
    m_units->setMinimumContentsLength(8);
    m_units->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_sendAssign = new QPushButton(tr("派遣给该单位"), m_assignForm);
    m_sendAssign->setObjectName(u"sendAssign"_s);
    auto* cancel = new QPushButton(tr("收起"), m_assignForm);
    layout->addWidget(m_units, 1);
    layout->addWidget(m_sendAssign);
    layout->addWidget(cancel);
    connect(m_sendAssign, &QPushButton::clicked, this, &ActionBox::sendAssign);
    connect(cancel, &QPushButton::clicked, this, &ActionBox::closeForm);
    m_assignForm->hide();
    return m_assignForm;
}

QWidget* ActionBox::buildNoteForm()
{
    m_noteForm = new QWidget(this);
    auto* layout = new QVBoxLayout(m_noteForm);
    layout->setContentsMargins(0, 0, 0, 0);
    m_text = new QPlainTextEdit(m_noteForm);
    m_text->setObjectName(u"noteText"_s);
    m_text->setAccessibleName(tr("处理记录"));
    m_text->setPlaceholderText(tr("做了什么、看到什么、下一步（Ctrl+回车 保存）"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(m_context.metrics.space(10));
    QPalette sunken = m_text->palette();
    sunken.setColor(QPalette::Base, m_context.theme.window);
    m_text->setPalette(sunken);
    m_text->installEventFilter(this);
    m_sendNote = new QPushButton(tr("保存记录"), m_noteForm);
    m_sendNote->setObjectName(u"sendNote"_s);
    auto* cancel = new QPushButton(tr("收起，保留文字"), m_noteForm);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_sendNote);
    layout->addWidget(m_text);
    layout->addLayout(row);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        m_drafts.insert(m_event, m_text->toPlainText());
        showButtons();
    });
    connect(m_sendNote, &QPushButton::clicked, this, &ActionBox::sendNote);
    connect(cancel, &QPushButton::clicked, this, &ActionBox::closeForm);
    m_noteForm->hide();
    return m_noteForm;
}

bool ActionBox::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
            sendNote();
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            closeForm();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ActionBox::start(ActionKind kind)
{
    if (!m_model.mayAct(kind))
        return;
    closeForm();
    switch (kind) {
    case ActionKind::Acknowledge:
        m_model.acknowledge();
        break;
    case ActionKind::Assign:
        fillUnits();
        m_assignForm->show();
        m_units->setFocus();
        break;
    case ActionKind::Note:
        m_noteForm->show();
        m_text->setFocus();
        break;
    }
    showButtons();
}

bool ActionBox::closeForm()
{
    const bool wasOpen = !m_assignForm->isHidden() || !m_noteForm->isHidden();
    m_assignForm->hide();
    m_noteForm->hide();
    showButtons();
    return wasOpen;
}

void ActionBox::fillUnits()
{
    m_units->clear();
    const auto& card = m_model.card();
    if (!card)
        return;
    // Those who are responsible where it happened come first.
    const auto county = card->event.region.ancestor(RegionLevel::County).value_or(card->event.region);
    for (const bool near : {true, false}) {
        for (const Unit& unit : m_hub.names().units()) {
            if (county.contains(unit->region) == near)
                m_units->addItem(unit->name, unit->id.toString());
        }
    }
    if (card->event.unit)
        m_units->setCurrentIndex(qMax(0, m_units->findData(card->event.unit->toString())));
}

void ActionBox::sendAssign()
{
    if (const auto unit = UnitId::fromString(m_units->currentData().toString());
        unit && m_model.assign(*unit))
        m_assignForm->hide();
}

void ActionBox::sendNote()
{
    m_model.addNote(m_text->toPlainText());
}

void ActionBox::switchDraft()
{
    const QString event = m_model.card() ? m_model.card()->event.id.toString() : QString();
    if (event == m_event || event.isEmpty())
        return;
    m_event = event;
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(m_drafts.value(event));
    m_assignForm->hide();
    m_noteForm->setVisible(!m_drafts.value(event).trimmed().isEmpty());
}

void ActionBox::showCard()
{
    switchDraft();
    showButtons();
}

void ActionBox::showReport()
{
    const auto& report = m_model.report();
    m_outcome->setVisible(report.has_value());
    if (report) {
        m_outcome->setStyle(m_context, TextSize::Normal, roleOf(*report));
        m_outcome->setText(outcomeText(*report, m_hub.names(), m_hub.now()));
        if (isKept(*report, m_text->toPlainText())) {
            m_text->clear();
            m_drafts.remove(m_event);
            m_noteForm->hide();
        }
    }
    showButtons();
}

void ActionBox::showButtons()
{
    m_acknowledge->setEnabled(m_model.mayAct(ActionKind::Acknowledge));
    m_assign->setEnabled(m_model.mayAct(ActionKind::Assign));
    m_note->setEnabled(m_model.mayAct(ActionKind::Note));
    const std::pair<QPushButton*, ActionKind> buttons[]{
        {m_acknowledge, ActionKind::Acknowledge}, {m_assign, ActionKind::Assign}, {m_note, ActionKind::Note}};
    QString reason;
    for (const auto& [button, kind] : buttons) {
        const QString each = hindranceText(m_model.hindrance(kind));
        setPlainToolTip(button, each);
        if (reason.isEmpty())
            reason = each;
    }
    m_hindrance->setText(reason);
    m_hindrance->setVisible(!reason.isEmpty());
    m_sendAssign->setEnabled(m_assign->isEnabled() && m_units->count() > 0);
    const bool hasText = !m_text->toPlainText().trimmed().isEmpty();
    m_sendNote->setEnabled(m_note->isEnabled() && hasText);
    const bool kept = hasText && m_noteForm->isHidden();
    m_note->setText(kept ? tr("记录（有未发送的文字）N") : actionWord(ActionKind::Note) + u" N"_s);
}

} // namespace onescreen
