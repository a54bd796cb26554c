// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/snapshot.h"

namespace onescreen {

/// The progress of a snapshot as it is kept in the cache: JSON, read by this program only.
QByteArray snapshotNote(const SnapshotProgress& progress);
/// None for a note that another version wrote and this one does not understand.
std::optional<SnapshotProgress> snapshotFromNote(const QByteArray& note);

} // namespace onescreen
