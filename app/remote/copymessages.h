// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/repair.h"
#include "app/domain/snapshot.h"

#include <QByteArrayView>
#include <QJsonObject>

namespace onescreen {

// Answers about copies of the rows (docs/api.md), for input that may be anything. Protocol when they are not
// what they should be. Thread-safe.

Result<SnapshotTicket> decodeTicket(QByteArrayView body);
/// {"event/330902":["00a1…",18233],…}; names that this version does not know are left out.
Result<Digests> decodeDigests(const QJsonObject& object);
Result<BucketSums> decodeBuckets(QByteArrayView body);
Result<BucketRows> decodeBucketRows(QByteArrayView body);
/// Rows that cannot be read, and ids that the answer does not mention, become poison.
Result<FetchedRows> decodeRows(QByteArrayView body, Entity entity, const QStringList& ids);

} // namespace onescreen
