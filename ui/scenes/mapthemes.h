// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/pack/packtheme.h"
#include "ui/common/scene.h"

#include <QObject>

#include <vector>

namespace onescreen {

class MapView;

/// Puts the thematic layers of the data packs on a map, redacted for its window. Those of a demonstration
/// come once the cache holds replayed events.
class MapThemes final : public QObject
{
    Q_OBJECT
public:
    /// `view` and the context's hub must outlive it.
    MapThemes(const SceneContext& context, MapView& view, QObject* parent);

private:
    void add();

    DataHub& m_hub;
    MapView& m_view;
    std::vector<geo::PackTheme> m_waiting; ///< Not yet on the map.
};

} // namespace onescreen
