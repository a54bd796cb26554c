// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/camera.h"
#include "app/geo/tilepainter.h"
#include "ui/common/exportoffer.h"

#include <QMetaObject>
#include <QSet>

#include <memory>
#include <vector>

namespace onescreen {

/// The pictures of a base map's source for a map that is painted once: fetched as fine as that map is, and
/// waited for. A worker thread's: of() blocks, at most half a minute after the last tile has come.
class BasePictures
{
public:
    /// `ratio`: device pixels of a logical one. All must outlive it.
    BasePictures(const geo::TileContent& content, const geo::Camera& camera, double ratio,
                 const ExportJob& job);
    ~BasePictures();
    BasePictures(const BasePictures&) = delete;
    BasePictures& operator=(const BasePictures&) = delete;

    /// Those that lie in `part`, in the camera's logical pixels; nothing without a source.
    std::vector<geo::GroundPicture> of(const QRectF& part);
    /// How many tiles could not be had so far.
    [[nodiscard]] int missing() const { return static_cast<int>(m_missing.size()); }

private:
    struct Arrivals;

    [[nodiscard]] std::vector<geo::TileAddress> tilesOf(const QRectF& part) const;
    [[nodiscard]] QRectF placeOf(geo::TileAddress tile) const;

    const geo::TileContent& m_content;
    const geo::Camera& m_camera;
    const ExportJob& m_job;
    int m_zoom;
    geo::TileRequest m_request;
    std::shared_ptr<Arrivals> m_arrivals;
    QMetaObject::Connection m_listening;
    QSet<geo::TileAddress> m_missing;
};

} // namespace onescreen
