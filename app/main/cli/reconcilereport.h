// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/reconciliation.h"

#include <QByteArray>
#include <QString>

namespace onescreen {

/// One JSON object: {"period", "months": [{"month", "cells", "counted": {…}, "differences": […]}],
/// "central": […], …}; counted facts by the words of app/domain/factmeasure.h, those that are 0 left out.
QByteArray reconcileJson(const Reconciliation& reconciliation);
/// For people: counted facts, then every difference, a line each.
QString reconcileText(const Reconciliation& reconciliation);
/// "region 330902 category 0102 …: due counted 7, stored 6".
QString differenceText(const CellDifference& difference);

} // namespace onescreen
