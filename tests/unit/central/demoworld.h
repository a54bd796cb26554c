// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/demo/demofeed.h"

namespace onescreen::central::test {

/// The shipped tenant's world, profile and categories.
const DemoWorld& zhoushan();
const DemoProfile& shippedProfile();
const Dictionary& shippedCategories();
/// The words and regions that the tenant's log begins with.
SourceBatch zhoushanRows();

} // namespace onescreen::central::test
