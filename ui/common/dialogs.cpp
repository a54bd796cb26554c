// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/dialogs.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>

#include <memory>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

QMessageBox::Icon iconOf(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Information:
        return QMessageBox::Information;
    case MessageKind::Warning:
        return QMessageBox::Warning;
    case MessageKind::Error:
        return QMessageBox::Critical;
    }
    return QMessageBox::NoIcon;
}

std::unique_ptr<QMessageBox> boxFor(QWidget* parent, const Message& message)
{
    auto box = std::make_unique<QMessageBox>(parent);
    box->setObjectName(u"messageBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(iconOf(message.kind));
    box->setWindowTitle(message.title);
    box->setText(message.text);
    box->setDetailedText(message.detail);
    return box;
}

/// What no common file system refuses, and nothing that could name another folder.
QString safeFileName(QString name)
{
    for (QChar& c : name) {
        if (c < u' ' || u"/\\:*?\"<>|"_s.contains(c))
            c = u'_';
    }
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return name.left(120);
}

} // namespace

void WidgetDialogs::show(QWidget* parent, const Message& message)
{
    std::unique_ptr<QMessageBox> box = boxFor(parent, message);
    box->setStandardButtons(QMessageBox::Ok);
    box.release()->open(); // deletes itself when closed
}

void WidgetDialogs::confirm(QWidget* parent, const Message& message, const QString& yes,
                            std::function<void()> onYes, std::function<void()> onNo)
{
    std::unique_ptr<QMessageBox> box = boxFor(parent, message);
    box->addButton(QMessageBox::Cancel);
    const QPushButton* accept = box->addButton(yes, QMessageBox::AcceptRole);
    QObject::connect(box.get(), &QDialog::finished, box.get(),
                     [box = box.get(), accept, onYes = std::move(onYes), onNo = std::move(onNo)] {
                         const auto& answer = box->clickedButton() == accept ? onYes : onNo;
                         if (answer)
                             answer();
                     });
    box.release()->open();
}

void WidgetDialogs::askSaveFile(QWidget* parent, const SaveRequest& request,
                                std::function<void(const QString& path)> then)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto dialog = std::make_unique<QFileDialog>(parent, request.title, folder,
                                                u"%1 (*.%2)"_s.arg(request.filterName, request.suffix));
    dialog->setObjectName(u"saveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(request.suffix);
    dialog->selectFile(safeFileName(request.suggestedName));
    QObject::connect(dialog.get(), &QFileDialog::fileSelected, dialog.get(), std::move(then));
    dialog.release()->open();
}

} // namespace onescreen
