// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace onescreen {

/// The context of every text that the charts write.
struct ChartText
{
    Q_DECLARE_TR_FUNCTIONS(ChartText)
};

} // namespace onescreen
