// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/central/demoworld.h"

#include "app/central/tenant/tenant.h"
#include "app/geo/pack/packio.h"
#include "tests/support/testpaths.h"

using namespace Qt::StringLiterals;

namespace onescreen::central::test {

namespace {

const geo::Pack& pack()
{
    static const geo::Pack loaded =
        geo::loadPack(onescreen::test::sourcePath(u"resources/packs/zhejiang"_s)).value();
    return loaded;
}

const Tenant& tenant()
{
    static const Tenant loaded =
        loadTenant(onescreen::test::sourcePath(u"resources/tenants/zhoushan.json"_s)).value();
    return loaded;
}

} // namespace

const DemoWorld& zhoushan()
{
    static const DemoWorld world = DemoWorld::of(pack(), tenant().region).value();
    return world;
}

const DemoProfile& shippedProfile()
{
    static const DemoProfile profile =
        loadDemoProfile(onescreen::test::sourcePath(u"resources/demo/profile.json"_s)).value();
    return profile;
}

const Dictionary& shippedCategories()
{
    static const Dictionary categories = [] {
        std::vector<DictionaryEntry> entries;
        for (const DictionaryEntry& entry : tenant().dictionary) {
            if (entry->kind == DictionaryKind::Category)
                entries.push_back(entry);
        }
        return Dictionary::fromEntries(entries).value();
    }();
    return categories;
}

SourceBatch zhoushanRows()
{
    return tenantRows(tenant(), pack().regions);
}

} // namespace onescreen::central::test
