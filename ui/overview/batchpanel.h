// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/feedbatchmodel.h"
#include "app/models/feedmodel.h"
#include "ui/common/modelpanel.h"

#include <QString>

#include <utility>
#include <vector>

class QComboBox;
class QTableView;

namespace onescreen {

class BatchDisplay;
class PlainLabel;

/// What one source system has sent lately: when, how many rows, how many were taken, and how long it has been
/// silent. Without a choice it is the source that is the furthest behind.
class BatchPanel final : public ModelPanel, public ExportSource
{
    Q_OBJECT
public:
    /// `feeds` must outlive the panel.
    BatchPanel(const SceneContext& context, FeedModel& feeds, QWidget* parent = nullptr);

    /// The code of a source; empty, or one that there is not: the furthest behind.
    void chooseFeed(const QString& code);
    [[nodiscard]] const QString& chosenFeed() const { return m_chosen; } ///< Empty: the furthest behind.
    /// The server cannot be asked just now, or is not to be trusted: nothing is wrong with what is shown.
    [[nodiscard]] bool isOffline() const;
    [[nodiscard]] ExportTable exportTable() const override;

Q_SIGNALS:
    void feedChosen(const QString& code); ///< By the user; empty: the furthest behind.

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build(const SceneContext& context);
    void follow();
    void fillChoice();
    void refresh();
    [[nodiscard]] int rowOf(const QString& code) const;
    [[nodiscard]] QString silenceWords() const;

    FeedModel& m_feeds;
    bool m_hasServer;
    FeedBatchModel m_model;
    BatchDisplay* m_display;
    QString m_chosen;
    std::vector<std::pair<QString, QString>> m_offered; ///< Name and code, as in the choice.
    QComboBox* m_choice;
    PlainLabel* m_verdict;
    QTableView* m_table;
    ThemeContext m_theme;
};

} // namespace onescreen
