// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/actionsender.h"
#include "app/models/datahub.h"
#include "ui/common/panelframe.h"
#include "ui/common/theme.h"

#include <QAbstractTableModel>

namespace onescreen {

enum class OutboxColumn { Given, Action, Event, Stage, Tries, Reason };
inline constexpr int outboxColumnCount = 6;

/// Words for the outbox, newest action first. The text of a note is not shown: the event's card has it.
class OutboxTableModel final : public QAbstractTableModel, public ExportSource
{
    Q_OBJECT
public:
    OutboxTableModel(ActionSender& actions, DataHub& hub, const Theme& theme, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] ExportTable exportTable() const override;

    [[nodiscard]] const OutboxEntry* entryAt(int row) const; ///< Null outside.

private:
    void onEntryChanged(const OutboxEntry& entry);
    [[nodiscard]] QString textOf(const OutboxEntry& entry, OutboxColumn column) const;

    ActionSender& m_actions;
    DataHub& m_hub;
    Theme m_theme;
    std::vector<OutboxEntry> m_entries; ///< What the view was told of.
};

/// "待发", "已送出，等答复", "已完成", …
QString stageText(ActionStage stage);

} // namespace onescreen
