// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/central/centralprogram.h"

#include "app/central/auth/setupcode.h"
#include "app/central/http/tlskeys.h"
#include "app/geo/pack/packio.h"
#include "app/main/common/packfolder.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

Q_LOGGING_CATEGORY(logCentral, "onescreen.central")

constexpr std::chrono::seconds demoInterval{1};
/// Of the advisory lock of whoever makes up the demonstration: "OSCD".
constexpr qint64 demoLock = 0x4f534344;

Result<geo::Pack> loadTenantPack(const CentralProgramOptions& options, const central::Tenant& tenant)
{
    const auto folder =
        options.packFolder.isEmpty() ? findPackFolder(tenant.pack) : Result<QString>(options.packFolder);
    if (!folder)
        return std::unexpected(folder.error());
    return geo::loadPack(*folder);
}

/// What the server is told beside its tenant: accounts unless it is open, TLS when there are keys.
Result<central::CentralOptions> serverOptions(const CentralProgramOptions& options)
{
    central::CentralOptions server{.database = options.database,
                                   .stamper = options.stamper,
                                   .address = options.address,
                                   .port = options.port,
                                   .snapshots = options.snapshots};
    const auto retention = central::LogRetention::load(options.retentionFile);
    if (!retention)
        return std::unexpected(retention.error());
    server.retention = *retention;
    if (!options.isOpen && !options.demo) {
        auto roles = central::RoleTable::load(u":/onescreen/roles/roles.json"_s);
        if (!roles)
            return std::unexpected(roles.error());
        server.accounts = *std::move(roles);
    }
    if (!options.certificateFile.isEmpty()) {
        auto tls = central::loadTlsKeys(options.certificateFile, options.keyFile);
        if (!tls)
            return std::unexpected(tls.error());
        server.tls = *std::move(tls);
    }
    return server;
}

Result<Dictionary> categoriesOf(const central::Tenant& tenant)
{
    std::vector<DictionaryEntry> entries;
    std::ranges::copy_if(tenant.dictionary, std::back_inserter(entries), [](const DictionaryEntry& entry) {
        return entry->kind == DictionaryKind::Category;
    });
    return Dictionary::fromEntries(std::move(entries));
}

} // namespace

Result<std::unique_ptr<CentralProgram>> CentralProgram::start(const CentralProgramOptions& options,
                                                              const Clock& clock)
{
    const auto tenant = central::loadTenant(options.tenantFile);
    if (!tenant)
        return std::unexpected(tenant.error());
    const auto pack = loadTenantPack(options, *tenant);
    if (!pack)
        return std::unexpected(pack.error());
    std::unique_ptr<CentralProgram> program(new CentralProgram);
    auto wish = serverOptions(options);
    if (!wish)
        return std::unexpected(wish.error());
    wish->tenant = {.id = tenant->id,
                    .name = tenant->name,
                    .region = tenant->region.toString(),
                    .pack = tenant->pack,
                    .demo = options.demo};
    auto server = central::CentralServer::start(*wish, clock);
    if (!server)
        return std::unexpected(server.error());
    program->m_server = *std::move(server);
    if (auto stored = program->storeTenant(*tenant, pack->regions); !stored)
        return std::unexpected(stored.error());
    if (wish->accounts) {
        if (auto made = program->makeSetupCode(options.newSetupCode); !made)
            return std::unexpected(made.error());
    }
    if (options.demo) {
        if (auto started = program->startDemo(options, *tenant, *pack, clock); !started)
            return std::unexpected(started.error());
    }
    return program;
}

CentralProgram::~CentralProgram()
{
    m_demoTimer.stop();
    m_server.reset(); // ends the writing thread, which may be using the demonstration
}

Result<void> CentralProgram::makeSetupCode(bool anew)
{
    Result<std::optional<QString>> code;
    m_server->writeNow([&](central::LogService& log) {
        code = log.change<std::optional<QString>>(
            [anew](central::Database& db) { return central::makeSetupCode(db, anew); });
    });
    if (!code)
        return std::unexpected(code.error());
    m_setupCode = *std::move(code);
    return {};
}

Result<void> CentralProgram::storeTenant(const central::Tenant& tenant, const std::vector<Region>& regions)
{
    const auto stored = m_server->ingestNow(central::tenantRows(tenant, regions));
    if (!stored)
        return std::unexpected(stored.error());
    for (const central::RowOutcome& row : stored->rows) {
        if (row.kind == central::RowOutcomeKind::Rejected)
            return failure(ErrorKind::Invalid, u"%1: %2"_s.arg(row.sourceId, row.reason),
                           {.field = row.field});
    }
    return {};
}

Result<void> CentralProgram::startDemo(const CentralProgramOptions& options, const central::Tenant& tenant,
                                       const geo::Pack& pack, const Clock& clock)
{
    if (tenant.scenarioFile.isEmpty())
        return failure(ErrorKind::Invalid, u"the tenant has no scenario for a demonstration"_s,
                       {.file = options.tenantFile, .field = u"scenario"_s});
    if (auto taken = takeDemo(options.database); !taken)
        return taken;
    auto profile = central::loadDemoProfile(tenant.scenarioFile);
    if (!profile)
        return std::unexpected(profile.error());
    auto world = central::DemoWorld::of(pack, tenant.region);
    if (!world)
        return std::unexpected(world.error());
    const auto categories = categoriesOf(tenant);
    if (!categories)
        return std::unexpected(categories.error());
    std::vector<central::DemoIndicator> indicators;
    if (!tenant.scenarioIndicatorsFile.isEmpty()) {
        auto loaded = central::loadDemoIndicators(tenant.scenarioIndicatorsFile);
        if (!loaded)
            return std::unexpected(loaded.error());
        indicators = *std::move(loaded);
    }
    m_demo = std::make_shared<central::DemoFeed>(*std::move(profile), *std::move(world), *categories,
                                                 options.demoSettings, clock, std::move(indicators));
    Result<void> started;
    m_server->writeNow([&](central::LogService& log) { started = m_demo->start(log); });
    if (!started)
        return started;
    QObject::connect(&m_demoTimer, &QTimer::timeout, m_server.get(), [this] { tickDemo(); });
    m_demoTimer.start(demoInterval);
    return {};
}

/// Two demonstrations in one database would each move the other's events.
Result<void> CentralProgram::takeDemo(const central::DatabaseAddress& database)
{
    if (database.kind() == central::DbKind::Sqlite)
        return {}; // The server has the folder for itself.
    auto db = central::openDatabase(database, central::DbAccess::Read);
    if (!db)
        return std::unexpected(db.error());
    const auto taken = (*db)->single(u"SELECT pg_try_advisory_lock(%1)::integer"_s.arg(demoLock));
    if (!taken)
        return std::unexpected(taken.error());
    if (taken->toInt() != 1)
        return failure(
            ErrorKind::Conflict,
            u"another server makes up the demonstration in this database; start this one without --demo"_s);
    m_demoLock = *std::move(db);
    return {};
}

void CentralProgram::tickDemo()
{
    // When the writer is busy with something large, one tick waits, not a queue of them.
    if (m_demoBusy.exchange(true))
        return;
    m_server->write([this](central::LogService& log) {
        if (const auto done = m_demo->tick(log); !done)
            qCWarning(logCentral).noquote()
                << "The demonstration could not go on:" << done.error().toString();
        m_demoBusy = false;
    });
}

} // namespace onescreen
