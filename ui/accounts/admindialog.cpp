// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/admindialog.h"

#include "ui/accounts/faultform.h"
#include "ui/common/plainlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace onescreen {

using namespace Qt::StringLiterals;

AdminDialog::AdminDialog(AccountAdmin& admin, const ThemeContext& context, const QString& verb,
                         QWidget* parent)
    : QDialog(parent), m_admin(admin), m_context(context), m_forms(new QWidget(this)),
      m_note(new PlainLabel(this)), m_message(new PlainLabel(this)), m_send(new QPushButton(verb, this)),
      m_cancel(new QPushButton(tr("取消"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFont(context.font());
    auto* forms = new QHBoxLayout(m_forms);
    forms->setContentsMargins(0, 0, 0, 0);
    forms->setSpacing(context.metrics.space(4));
    m_note->setObjectName(u"adminNote"_s);
    m_note->setStyle(context, TextSize::Normal, TextRole::Secondary);
    m_note->setWordWrap(true);
    m_note->hide();
    m_message->setObjectName(u"adminMessage"_s);
    m_message->setStyle(context, TextSize::Normal, TextRole::Warning);
    m_message->setWordWrap(true);
    m_message->setMinimumHeight(2 * m_message->fontMetrics().lineSpacing()); // the dialog keeps its size
    m_message->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_send->setObjectName(u"adminSend"_s);
    m_send->setDefault(true);
    m_cancel->setObjectName(u"adminCancel"_s);
    m_cancel->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_send);
    const int margin = context.metrics.space(3);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(context.metrics.space());
    layout->addWidget(m_forms, 1);
    layout->addWidget(m_note);
    layout->addWidget(m_message);
    layout->addLayout(buttons);
    connect(m_send, &QPushButton::clicked, this, &AdminDialog::send);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    // Who may not do it any more (locked, signed out, without the role) does not go on typing.
    connect(&m_admin, &AccountAdmin::accessChanged, this, [this] {
        if (m_admin.access() != AdminAccess::Allowed)
            reject();
    });
}

FaultForm* AdminDialog::addForm()
{
    auto* form = new FaultForm(m_context, m_forms);
    qobject_cast<QHBoxLayout*>(m_forms->layout())->addWidget(form, 1);
    return form;
}

QLineEdit* AdminDialog::addLine(FaultForm* form, AdminField field, const QString& name, const QString& label,
                                int longest, const QString& hint)
{
    auto* line = new QLineEdit(form);
    line->setObjectName(name);
    line->setMaxLength(longest);
    line->setMinimumHeight(m_context.metrics.control);
    form->addRow(label, line, hint);
    place(field, form, line);
    connect(line, &QLineEdit::textChanged, form, [form, line] { form->setFault(line, {}); });
    return line;
}

void AdminDialog::place(AdminField field, FaultForm* form, QWidget* widget)
{
    m_places.insert(field, {form, widget});
}

void AdminDialog::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void AdminDialog::showFaults(const std::vector<AdminFault>& faults)
{
    m_message->clear();
    QWidget* first = nullptr;
    for (const AdminFault& fault : faults) {
        const Place place = m_places.value(fault.field);
        if (!place.form) {
            m_message->setText(fault.text);
            continue;
        }
        place.form->setFault(place.widget, fault.text);
        if (!first)
            first = place.widget;
    }
    if (first)
        first->setFocus();
}

void AdminDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_forms->setEnabled(!busy);
    m_send->setEnabled(!busy);
    m_message->setText(busy ? tr("正在等中心的答复…") : QString());
}

void AdminDialog::send()
{
    if (m_busy)
        return;
    for (const Place& place : std::as_const(m_places))
        place.form->clearFaults();
    if (const auto wrong = faults(); !wrong.empty())
        return showFaults(wrong);
    setBusy(true);
    ask().then(this, [this](const Result<void>& answer) { take(answer); });
}

void AdminDialog::take(const Result<void>& answer)
{
    setBusy(false);
    if (!answer)
        return showFaults({adminFault(answer.error())});
    Q_EMIT succeeded(doneText());
    accept();
}

} // namespace onescreen
