// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/tools/nearestpanel.h"
#include "ui/map/tools/resultdrawings.h"

#include <QPointer>

namespace onescreen {

class MapView;
class ResourceModel;

/// Nearest teams and cameras of a place: the list, and the lines on the map. Follows the resources while
/// open.
class NearestTools final : public QObject
{
    Q_OBJECT
public:
    /// All must outlive this. The panel has no parent until a layout takes it; this deletes it if none does.
    NearestTools(MapView& map, const ResourceModel& resources, const SceneContext& context,
                 QObject* parent = nullptr);
    ~NearestTools() override;

    [[nodiscard]] NearestPanel& panel() const { return *m_panel; }
    /// About that event; false when it is not on the map.
    bool showFor(EventRow event, NearestPanel::What what);
    void showFor(const QString& place, GeoPoint from, NearestPanel::What what);
    void close();
    [[nodiscard]] bool isOpen() const { return m_open; }

Q_SIGNALS:
    void opened();
    void closed();

private:
    [[nodiscard]] std::vector<ResourceFields> fields() const;
    void draw();

    MapView& m_map;
    const ResourceModel& m_resources;
    NearestDrawing m_drawing;
    QPointer<NearestPanel> m_panel;
    QString m_place;
    bool m_open = false;
};

} // namespace onescreen
