// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/exportgate.h"

#include "ui/common/dialogs.h"
#include "ui/common/plainlabel.h"

#include <QAction>
#include <QCoreApplication>
#include <QEvent>
#include <QMenu>
#include <QWidget>

namespace onescreen {

void ExportGate::setRefusal(const QString& refusal)
{
    if (m_refusal == refusal)
        return;
    m_refusal = refusal;
    Q_EMIT changed();
}

const ExportGate* ExportGate::of(const QObject* object)
{
    for (; object != nullptr; object = object->parent()) {
        if (const auto* gate = object->findChild<ExportGate*>(Qt::FindDirectChildrenOnly))
            return gate;
    }
    return nullptr;
}

QString ExportGate::refusalFor(const QObject* object)
{
    const ExportGate* gate = of(object);
    return gate != nullptr ? gate->refusal() : QString();
}

bool mayExport(QWidget* asker, Dialogs& dialogs)
{
    const QString refusal = ExportGate::refusalFor(asker);
    if (!refusal.isEmpty())
        dialogs.show(asker, {.kind = MessageKind::Information,
                             .title = ExportGate::tr("不能导出"),
                             .text = refusal,
                             .detail = {}});
    return refusal.isEmpty();
}

ExportGuard::ExportGuard(QWidget* button) : QObject(button), m_button(button), m_ownTip(button->toolTip())
{
    // The button may be made before it stands in a window.
    button->installEventFilter(this);
    show();
}

void ExportGuard::setWanted(bool wanted)
{
    m_wanted = wanted;
    show();
}

bool ExportGuard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::ParentChange)
        show();
    return QObject::eventFilter(watched, event);
}

void ExportGuard::show()
{
    const ExportGate* gate = ExportGate::of(m_button);
    if (gate != m_gate) {
        if (m_gate != nullptr)
            disconnect(m_gate, nullptr, this, nullptr);
        m_gate = gate;
        if (m_gate != nullptr) {
            connect(m_gate, &ExportGate::changed, this, &ExportGuard::show);
            connect(m_gate, &QObject::destroyed, this, [this] { m_gate = nullptr; });
        }
    }
    const QString refusal = m_gate != nullptr ? m_gate->refusal() : QString();
    m_button->setEnabled(m_wanted && refusal.isEmpty());
    if (refusal.isEmpty())
        m_button->setToolTip(m_ownTip); // made by setPlainToolTip()
    else
        setPlainToolTip(m_button, refusal);
}

void guardExport(QMenu* menu, QAction* entry)
{
    QObject::connect(menu, &QMenu::aboutToShow, entry, [menu, entry] {
        const QString refusal = ExportGate::refusalFor(menu);
        entry->setEnabled(refusal.isEmpty());
        entry->setToolTip(plainToolTipText(refusal));
        menu->setToolTipsVisible(!refusal.isEmpty());
    });
}

} // namespace onescreen
