// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QFrame>
#include <QString>

#include <functional>
#include <vector>

class QFormLayout;
class QGridLayout;
class QToolButton;

namespace onescreen {

class PlainLabel;

/// What a card says and offers. Texts are plain.
struct CardContent
{
    struct Row
    {
        QString name;
        QString value;
    };
    struct Action
    {
        QString name; ///< Of its button, for tests and for telling actions apart.
        QString text; ///< With its key.
        std::function<void()> run;
    };

    QString title;
    QString kind; ///< What it is, one line.
    std::vector<Row> rows;
    QString note; ///< Empty: none.
    std::vector<Action> actions;
};

/// A card over the upper left corner of a map: what something is, its figures, what can be done with it.
/// Hidden at the start.
class MapCard final : public QFrame
{
    Q_OBJECT
public:
    MapCard(const ThemeContext& context, QWidget* map);

    /// Shows it. Buttons stay as they are while the actions have the same names, so that figures that change
    /// take no button from under the hand.
    void present(const CardContent& content);
    void run(const QString& action); ///< As a click on its button; nothing where there is none.

Q_SIGNALS:
    void closed();

private:
    void fillRows(const std::vector<CardContent::Row>& rows);
    void fillActions(const std::vector<CardContent::Action>& actions);
    QToolButton* addButton(const QString& name, const QString& text);
    void place();

    ThemeContext m_context;
    PlainLabel* m_title;
    PlainLabel* m_kind;
    QFormLayout* m_rows;
    PlainLabel* m_note;
    QGridLayout* m_buttons;
    std::vector<CardContent::Action> m_actions;
};

} // namespace onescreen
