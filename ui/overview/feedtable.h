// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panelframe.h"
#include "ui/overview/feeddisplay.h"

#include <QTableView>

namespace onescreen {

class FeedModel;

/// The feeds as a table that can be exported.
class FeedTable final : public QTableView, public ExportSource
{
    Q_OBJECT
public:
    FeedTable(DataHub& hub, FeedModel& model, const ThemeContext& context, QWidget* parent = nullptr);

    [[nodiscard]] ExportTable exportTable() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    FeedDisplay* m_display;
};

} // namespace onescreen
