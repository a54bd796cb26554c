// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/datahub.h"
#include "ui/common/theme.h"

#include <QIdentityProxyModel>

namespace onescreen {

/// Words and colours for FeedBatchModel.
class BatchDisplay final : public QIdentityProxyModel
{
    Q_OBJECT
public:
    BatchDisplay(const DataHub& hub, const ThemeContext& context, QObject* parent);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString textOf(const QModelIndex& index) const;
    [[nodiscard]] QVariant colorOf(const QModelIndex& index) const;

    const DataHub& m_hub;
    ThemeContext m_context;
};

} // namespace onescreen
