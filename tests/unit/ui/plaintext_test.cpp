// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/dialogs.h"
#include "ui/common/plainlabel.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {
const QString hostile = u"<img src='http://127.0.0.1:9/x.png'><b>粗</b> <a href='x'>点</a>"_s;
} // namespace

TEST(PlainLabel, ShowsMarkupLiterally)
{
    const PlainLabel label(hostile);
    EXPECT_EQ(label.textFormat(), Qt::PlainText);
    EXPECT_EQ(label.text(), hostile);
    EXPECT_GE(label.sizeHint().width(), label.fontMetrics().horizontalAdvance(hostile));
}

TEST(PlainLabel, ElidesAndKeepsTheWholeTextAsToolTip)
{
    PlainLabel label(hostile);
    label.setElide(Qt::ElideRight);
    EXPECT_LT(label.minimumSizeHint().width(), label.sizeHint().width());
    label.resize(60, 20);
    label.grab();
    EXPECT_TRUE(label.toolTip().contains(hostile.toHtmlEscaped()));
    label.resize(label.sizeHint() + QSize(20, 0));
    label.grab();
    EXPECT_TRUE(label.toolTip().isEmpty());
}

TEST(PlainToolTip, EscapesMarkup)
{
    QWidget widget;
    setPlainToolTip(&widget, hostile);
    EXPECT_FALSE(widget.toolTip().contains("<img"_L1));
    EXPECT_TRUE(widget.toolTip().contains("&lt;img"_L1));
    setPlainToolTip(&widget, {});
    EXPECT_TRUE(widget.toolTip().isEmpty());
}

TEST(PlainLabel, NeverUsesMutedTextOnAWall)
{
    PlainLabel label;
    label.setStyle({.wall = true}, TextSize::Normal, TextRole::Muted);
    EXPECT_EQ(label.palette().color(label.foregroundRole()), Theme::night().secondary);
}

TEST(WidgetDialogs, MessageShowsMarkupLiterallyAndDoesNotBlock)
{
    QWidget parent;
    parent.show();
    WidgetDialogs dialogs;
    dialogs.show(&parent, {.kind = MessageKind::Warning, .title = u"标题"_s, .text = hostile});
    auto* box = parent.findChild<QMessageBox*>(u"messageBox"_s);
    ASSERT_NE(box, nullptr);
    EXPECT_EQ(box->textFormat(), Qt::PlainText);
    EXPECT_EQ(box->text(), hostile);
}

TEST(WidgetDialogs, ConfirmCallsExactlyOneOfItsAnswers)
{
    for (const QString& pressed : {u"继续"_s, QString()}) {
        QWidget parent;
        parent.show();
        WidgetDialogs dialogs;
        QStringList answers;
        dialogs.confirm(
            &parent, {.text = u"继续吗"_s}, u"继续"_s, [&] { answers << u"yes"_s; },
            [&] { answers << u"no"_s; });
        auto* box = parent.findChild<QMessageBox*>(u"messageBox"_s);
        ASSERT_NE(box, nullptr);
        for (QAbstractButton* button : box->buttons()) {
            if (pressed.isEmpty() ? box->buttonRole(button) == QMessageBox::RejectRole
                                  : button->text() == pressed)
                button->click();
        }
        EXPECT_EQ(answers, QStringList(pressed.isEmpty() ? u"no"_s : u"yes"_s));
    }
}

} // namespace onescreen
