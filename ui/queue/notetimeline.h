// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/eventcardmodel.h"
#include "ui/common/theme.h"

#include <QWidget>

class QGridLayout;

namespace onescreen {

/// Who did what and when, newest first.
class NoteTimeline : public QWidget
{
    Q_OBJECT

public:
    NoteTimeline(const ThemeContext& context, QWidget* parent = nullptr);
    void setNotes(const std::vector<EventCardNote>& notes, UtcTime now);

private:
    void clear();
    void addNote(const EventCardNote& note, UtcTime now);

    ThemeContext m_context;
    QWidget* m_list = nullptr;
};

} // namespace onescreen
