// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/eventcardmodel.h"
#include "ui/common/theme.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace onescreen {

class PlainLabel;

/// What can be done with the event of a card: acknowledge, assign to a unit, write a note; and what became of
/// it, in words. A note that was not sent stays with its event until it is sent or emptied, whatever is
/// closed or opened.
class ActionBox : public QWidget
{
    Q_OBJECT

public:
    /// `model` and `hub` must outlive the box.
    ActionBox(EventCardModel& model, const DataHub& hub, const ThemeContext& context,
              QWidget* parent = nullptr);

    /// Acknowledges at once; opens the form of the others.
    void start(ActionKind kind);
    /// Closes an open form, keeping what was typed. False when none was open.
    bool closeForm();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildButtons();
    QWidget* buildAssignForm();
    QWidget* buildNoteForm();
    void showCard();
    void showReport();
    void showButtons();
    void fillUnits();
    void sendAssign();
    void sendNote();
    void switchDraft();

    EventCardModel& m_model;
    const DataHub& m_hub;
    ThemeContext m_context;
    QPushButton* m_acknowledge = nullptr;
    QPushButton* m_assign = nullptr;
    QPushButton* m_note = nullptr;
    QWidget* m_assignForm = nullptr;
    QComboBox* m_units = nullptr;
    QPushButton* m_sendAssign = nullptr;
    QWidget* m_noteForm = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QPushButton* m_sendNote = nullptr;
    PlainLabel* m_outcome = nullptr;
    PlainLabel* m_hindrance = nullptr;
    QString m_event;                  ///< Id of the event that the note's text belongs to.
    QHash<QString, QString> m_drafts; ///< Notes not sent, by event id.
};

} // namespace onescreen
