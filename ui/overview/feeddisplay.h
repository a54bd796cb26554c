// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/datahub.h"
#include "ui/common/theme.h"

#include <QIdentityProxyModel>
#include <QSize>

namespace onescreen {

/// The room of a cell with that text, with air beside it that grows with the letters.
QSize airyCell(const ThemeContext& context, const QString& text);

/// Words and colours for FeedModel.
class FeedDisplay final : public QIdentityProxyModel
{
    Q_OBJECT
public:
    FeedDisplay(const DataHub& hub, const ThemeContext& context, QObject* parent);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString textOf(const QModelIndex& index) const;

    const DataHub& m_hub;
    ThemeContext m_context;
};

} // namespace onescreen
