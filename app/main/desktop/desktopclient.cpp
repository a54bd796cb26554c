// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/desktop/desktopclient.h"

#include "app/geo/pack/packio.h"
#include "app/main/common/packfolder.h"
#include "app/main/desktop/environment.h"
#include "app/main/desktop/languages.h"
#include "app/main/desktop/scenelist.h"
#include "app/store/cachefile.h"
#include "app/store/cachewriter.h"
#include "ui/common/errortext.h"
#include "ui/common/exportgate.h"
#include "ui/common/exportoffer.h"
#include "ui/common/filewriter.h"
#include "ui/common/settingkeys.h"
#include "ui/scenes/mappanel.h"
#include "ui/shell/accountseat.h"
#include "ui/shell/accountwords.h"
#include "ui/shell/capture.h"
#include "ui/shell/selftest.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QtConcurrentRun>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

void printLine(FILE* stream, const QString& line)
{
    std::fputs(line.toLocal8Bit().append('\n').constData(), stream);
    std::fflush(stream);
}

bool platformHasUser()
{
    const QString platform = QGuiApplication::platformName();
    return platform != "offscreen"_L1 && platform != "minimal"_L1;
}

std::unique_ptr<SettingsStore> settingsFor(const DesktopOptions& options)
{
    if (options.unattended())
        return std::make_unique<SettingsStore>();
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    return std::make_unique<SettingsStore>(folder + u"/onescreen/desktop.ini"_s);
}

Theme themeNamed(const QString& name)
{
    return name == "day"_L1 ? Theme::day() : Theme::night();
}

QString placeNameOf(const geo::Pack& pack)
{
    const std::optional<RegionCode> tenant = pack.manifest.tenantRegion;
    const Region* region = tenant ? pack.region(*tenant) : nullptr;
    return region ? (*region)->name : pack.manifest.title;
}

} // namespace

DesktopClient::DesktopClient(DesktopOptions options, QObject* parent)
    : QObject(parent), m_options(std::move(options)),
      m_interactive(!m_options.unattended() && platformHasUser()), m_readOnly(m_options.readOnly),
      m_settings(settingsFor(m_options))
{
    if (!m_options.theme.isEmpty())
        m_settings->setValue(SettingKeys::theme, m_options.theme);
    if (!m_options.language.isEmpty())
        m_settings->setValue(SettingKeys::language, m_options.language);
    if (!m_options.map.isEmpty())
        m_settings->setValue(SettingKeys::mapView, m_options.map);
}

DesktopClient::~DesktopClient() = default;

void DesktopClient::endWith(ExitCode code, const Error& error, const QString& what)
{
    printLine(stderr, u"onescreen: "_s + error.toString());
    if (!m_interactive) {
        finish(code);
        return;
    }
    const auto end = [this, code] { finish(code); };
    m_dialogs.confirm(nullptr,
                      {.kind = MessageKind::Error,
                       .title = tr("无法启动"),
                       .text = what + u"\n"_s + errorText(error) + u"\n"_s + errorNextStep(error.kind),
                       .detail = error.toString()},
                      tr("退出"), end, end);
}

void DesktopClient::start()
{
    qApp->setQuitOnLastWindowClosed(false);
    installLanguage(*qApp, m_settings->value(SettingKeys::language));
    applyTheme(*qApp, deskLook(themeNamed(m_settings->value(SettingKeys::theme))));
    if (!prepareCache())
        return;
    openReaders();
    openBaseMaps();
    openAccount();
    loadPack();
    openSession();
}

ThemeContext DesktopClient::deskLook(const Theme& theme) const
{
    return {.theme = theme, .metrics = {}, .reducedMotion = m_settings->value(SettingKeys::reducedMotion)};
}

bool DesktopClient::prepareCache()
{
    if (m_options.selfTest) {
        m_emptyCache = std::make_unique<QTemporaryDir>();
        m_options.cache = m_emptyCache->path();
        m_options.central.reset();
        if (const auto made = CacheWriter::open(m_options.cache); !made) {
            endWith(ExitFailed, made.error(), tr("自检用的空数据文件夹建不成"));
            return false;
        }
    }
    m_cacheExisted = QFileInfo::exists(cacheFilePath(m_options.cache));
    return true;
}

void DesktopClient::openReaders()
{
    m_readers = std::make_unique<ReaderPool>(m_options.cache);
    m_questions = std::make_unique<ReaderQuestions>(*m_readers);
    m_hub = std::make_unique<DataHub>(*m_questions, m_serverClock);
    // Published periods are for ever: they lie beside the cache, never in it.
    m_publications = std::make_unique<LedgerPublications>(m_options.cache, m_options.readOnly);
    m_decisions = std::make_unique<StoredDecisions>(m_options.cache);
    m_assessment = std::make_unique<AssessmentModel>(*m_hub, CatalogueSource(m_options.catalogue),
                                                     m_publications.get(), m_decisions.get());
}

void DesktopClient::openBaseMaps()
{
    // Disposable and in a file of its own, beside the cache of events.
    const QString file = QDir(m_options.cache).filePath(u"tiles-1.sqlite"_s);
    m_baseMaps = std::make_unique<geo::BaseMapCatalog>(m_clock, geo::shippedBaseMaps(),
                                                       geo::TileCache::openedLater(file, m_clock));
    m_baseMapMemory = std::make_unique<BaseMapMemory>(*m_baseMaps, *m_settings);
}

void DesktopClient::openAccount()
{
    m_account = std::make_unique<SessionAccount>(m_serverClock, m_settings->value(SettingKeys::hasAccounts));
    m_actions.setAccount(m_account.get());
    auto* gate = new ExportGate(this);
    gate->setRefusal(exportRefusal(*m_account));
    connect(m_account.get(), &AccountDesk::changed, this, [this, gate] {
        m_settings->setValue(SettingKeys::hasAccounts, m_account->hasAccounts());
        gate->setRefusal(exportRefusal(*m_account));
    });
    connect(m_hub.get(), &DataHub::tick, m_account.get(), &AccountDesk::tick);
    qApp->installEventFilter(new ActivityWatch(*m_account, m_account.get()));
}

void DesktopClient::loadPack()
{
    Result<QString> folder =
        m_options.pack.isEmpty() ? findPackFolder(u"zhejiang"_s) : Result<QString>(m_options.pack);
    if (!folder) {
        endWith(ExitPack, folder.error(), tr("数据包不可用"));
        return;
    }
    struct Loaded
    {
        Result<geo::Pack> pack;
        geo::FoundThemes themes;
    };
    QtConcurrent::run([path = *folder] {
        // Thematic packs lie beside the folder of the packs: packs/zhejiang and themes/….
        return Loaded{.pack = geo::loadPack(path),
                      .themes = geo::findThemes(QDir(path).filePath(u"../../themes"_s))};
    }).then(this, [this](Loaded loaded) {
        for (const Error& problem : loaded.themes.problems)
            printLine(stderr, u"onescreen: a thematic pack is left out: "_s + problem.toString());
        if (!loaded.pack) {
            endWith(ExitPack, loaded.pack.error(), tr("数据包不可用"));
            return;
        }
        std::ranges::copy(loaded.pack->themes, std::back_inserter(loaded.themes.themes));
        m_themes = std::make_shared<const std::vector<geo::PackTheme>>(std::move(loaded.themes.themes));
        onPackLoaded(std::make_shared<const geo::Pack>(*std::move(loaded.pack)));
    });
}

void DesktopClient::openSession()
{
    if (m_readOnly || !m_options.central)
        return;
    m_options.access.keyring = m_interactive;
    m_session =
        std::make_unique<ClientSession>(m_clock, m_options.cache, *m_options.central, m_options.access);
    connect(m_session.get(), &ClientSession::committed, m_hub.get(), &DataHub::onCommitted);
    connect(m_session.get(), &ClientSession::linkChanged, this, [this](const LinkState& link) {
        m_serverClock.follow(link);
        m_hub->onLinkChanged(link);
    });
    connect(m_session.get(), &ClientSession::failed, this, &DesktopClient::onSessionFailed);
    m_actions.setSession(m_session.get());
    m_account->setSession(m_session.get());
    m_feeds.setSession(m_session.get());
    m_accounts.setSession(m_session.get());
    m_session->start();
}

void DesktopClient::onSessionFailed(const Error& error)
{
    const bool held = error.kind == ErrorKind::Conflict;
    if (!held && error.kind != ErrorKind::ReadOnly) {
        printLine(stderr, u"onescreen: "_s + error.toString());
        return;
    }
    if (m_options.unattended()) {
        printLine(stderr, u"onescreen: %1; showing what is in the cache"_s.arg(error.toString()));
        lookOnly(error);
        return;
    }
    const ExitCode code = held ? ExitHeld : ExitUnwritable;
    if (!m_interactive) {
        endWith(code, error, {});
        return;
    }
    printLine(stderr, u"onescreen: "_s + error.toString());
    QWidget* parent = m_windows && !m_windows->windows().empty() ? m_windows->windows().front() : nullptr;
    m_dialogs.confirm(
        parent,
        {.kind = MessageKind::Warning,
         .title = held ? tr("数据文件夹正被另一个程序使用") : tr("数据文件夹不可写"),
         .text = errorText(error) + u"\n"_s + errorNextStep(error.kind) + u"\n"_s +
                 tr("也可以只看不更新：画面显示已有的数据。"),
         .detail = error.toString()},
        tr("只看"), [this, error] { lookOnly(error); }, [this, code] { finish(code); });
}

void DesktopClient::lookOnly(const Error& error)
{
    m_actions.setSession(nullptr);
    m_hub->onLinkChanged({.phase = LinkPhase::Offline,
                          .since = m_serverClock.now(),
                          .reason = error.text,
                          .kind = error.kind});
}

ShellServices DesktopClient::services(std::shared_ptr<const geo::Pack> pack)
{
    const QString place = placeNameOf(*pack);
    return {.hub = *m_hub,
            .assessment = *m_assessment,
            .actions = m_actions,
            .account = m_account.get(),
            .dialogs = m_dialogs,
            .settings = *m_settings,
            .pack = std::move(pack),
            .scenes = allScenes(m_account.get(), m_session ? &m_accounts : nullptr,
                                m_options.central ? m_options.central->toDisplayString() : QString()),
            .placeName = place,
            .version = QCoreApplication::applicationVersion(),
            .hasServer = m_session != nullptr,
            .cacheExists = m_cacheExisted,
            .readOnly = m_readOnly,
            .theme = themeNamed(m_settings->value(SettingKeys::theme)),
            .reducedMotion = m_settings->value(SettingKeys::reducedMotion),
            .distanceM = m_options.distanceM,
            .pixelPitchMm = m_options.pixelPitchMm,
            .themes = m_themes,
            .baseMaps = m_baseMaps.get(),
            .feedBatches = m_session ? &m_feeds : nullptr};
}

void DesktopClient::onPackLoaded(std::shared_ptr<const geo::Pack> pack)
{
    m_windows = std::make_unique<WindowSet>(services(std::move(pack)));
    connect(m_windows.get(), &WindowSet::themeSwitched, this, [this](const Theme& theme) {
        m_settings->setValue(SettingKeys::theme, theme.dark ? u"night"_s : u"day"_s);
        applyTheme(*qApp, deskLook(theme));
    });
    connect(m_windows.get(), &WindowSet::lastClosed, this, [this] { finish(ExitDone); });
    run();
}

void DesktopClient::run()
{
    if (!m_options.captureFolder.isEmpty())
        capture();
    else if (!m_options.mapFile.isEmpty())
        exportMap();
    else if (m_options.selfTest)
        selfTest();
    else
        openWindows();
}

void DesktopClient::openWindows()
{
    std::vector<WindowRequest> requests = m_options.windows;
    if (requests.empty()) {
        for (const QString& word : m_settings->value(SettingKeys::openWindows)) {
            if (const std::optional<WindowRequest> request = WindowRequest::fromString(word))
                requests.push_back(*request);
        }
    }
    if (requests.empty())
        requests.push_back({});
    QStringList opened;
    for (const WindowRequest& request : requests) {
        ShellWindow* window = m_windows->open(request, opened.isEmpty() ? m_options.address : std::nullopt);
        if (opened.isEmpty() && m_options.startupReport)
            reportStartup(window);
        opened << request.toString();
    }
    m_settings->setValue(SettingKeys::openWindows, opened);
}

void DesktopClient::capture()
{
    if (!QDir().mkpath(m_options.captureFolder)) {
        endWith(ExitFailed,
                {.kind = ErrorKind::ReadOnly,
                 .text = u"the folder for the pictures cannot be made"_s,
                 .place = {.file = m_options.captureFolder}},
                {});
        return;
    }
    auto* run = new SceneCapture(
        *m_windows,
        {.folder = m_options.captureFolder,
         .scenes = m_options.scenes,
         .address = m_options.address,
         .windowClass = m_options.windows.empty() ? WindowClass::Duty : m_options.windows.front().windowClass,
         .size = m_options.size.value_or(QSize(1920, 1080)),
         .limit = m_options.timeLimit},
        this);
    connect(run, &SceneCapture::drawn, this,
            [](const QString& scene, const QString& path) { printLine(stdout, scene + u": "_s + path); });
    connect(run, &SceneCapture::failed, this, [](const QString& scene, const QString& why) {
        printLine(stderr, u"onescreen: scene %1 could not be drawn: %2"_s.arg(scene, why));
    });
    connect(run, &SceneCapture::finished, this,
            [this](int drawn, int failed) { finish(failed == 0 && drawn > 0 ? ExitDone : ExitFailed); });
    run->start();
}

/// The server has not said yet who may export, and can still be heard.
bool DesktopClient::waitsForAccess() const
{
    const LinkPhase link = m_hub->link().phase;
    return m_session && m_account->state().phase == AccessPhase::Unknown && link != LinkPhase::Offline &&
           link != LinkPhase::Refused;
}

void DesktopClient::exportMap()
{
    if (!waitsForAccess())
        return drawMap();
    auto* wait = new QObject(this);
    const auto look = [this, wait = QPointer(wait)] {
        if (!wait || waitsForAccess())
            return;
        delete wait;
        drawMap();
    };
    connect(m_account.get(), &AccountDesk::changed, wait, look, Qt::QueuedConnection);
    connect(m_hub.get(), &DataHub::linkChanged, wait, look, Qt::QueuedConnection);
}

void DesktopClient::drawMap()
{
    const QSize pixels = m_options.size.value_or(QSize(1920, 1080));
    const Result<PictureSize> size = PictureSize::of(pixels, m_options.dpi);
    if (!size)
        return endWith(ExitUsage, size.error(), {});
    const bool dark = m_options.theme == "night"_L1;
    auto* run = new SceneCapture(
        *m_windows,
        {.folder = {},
         .scenes = {m_options.address ? m_options.address->scene() : u"map"_s},
         .address = m_options.address,
         .windowClass = m_options.windows.empty() ? WindowClass::Duty : m_options.windows.front().windowClass,
         .limit = m_options.timeLimit,
         .instead =
             [this, size = *size, dark](Scene& scene, const CaptureJob::Done& done) {
                 const auto* panel = scene.findChild<MapPanel*>();
                 if (!panel)
                     return done(failure(ErrorKind::Invalid, u"the scene has no map"_s));
                 const ExportOffer offer = panel->exportOffer();
                 const auto job = std::make_shared<ExportJob>();
                 writeFileLater(this, m_options.mapFile,
                                exportBytes(offer, *exportFormatOf(m_options.mapFile), size,
                                            paperLook(offer.look, dark), job),
                                done);
             }},
        this);
    connect(run, &SceneCapture::drawn, this, [this](const QString& scene) {
        printLine(stdout, scene + u": "_s + QDir::toNativeSeparators(m_options.mapFile));
    });
    connect(run, &SceneCapture::failed, this, [](const QString&, const QString& why) {
        printLine(stderr, u"onescreen: the map could not be exported: %1"_s.arg(why));
    });
    connect(run, &SceneCapture::finished, this,
            [this](int drawn, int) { finish(drawn > 0 ? ExitDone : ExitFailed); });
    run->start();
}

void DesktopClient::selfTest()
{
    auto* run = new SelfTest(*m_windows, m_options.timeLimit, this);
    connect(run, &SelfTest::drawn, this, [](const QString& window, const QString& scene) {
        printLine(stdout, u"%1 %2: ok"_s.arg(window, scene));
    });
    connect(run, &SelfTest::failed, this,
            [](const QString& window, const QString& scene, const QString& why) {
                printLine(stderr, u"onescreen: scene %2 in a %1 window failed: %3"_s.arg(window, scene, why));
            });
    connect(run, &SelfTest::finished, this,
            [this](int drawn, int failed) { finish(failed == 0 && drawn > 0 ? ExitDone : ExitFailed); });
    run->start();
}

void DesktopClient::reportStartup(ShellWindow* window)
{
    auto* limit = new QTimer(this);
    limit->setSingleShot(true);
    limit->start(m_options.timeLimit);
    connect(limit, &QTimer::timeout, this, [this] {
        printLine(stderr, u"onescreen: the first scene was not complete in time"_s);
        finish(ExitFailed);
    });
    const auto look = [this, window, limit] {
        if (!limit->isActive() || !window->isComplete())
            return;
        limit->stop();
        window->repaint(); // complete means on the screen, not only known
        const qint64 ms = sinceProcessStart().count();
        const QJsonObject line{{u"bench"_s, u"startup"_s},
                               {u"scene"_s, window->address()->scene()},
                               {u"window"_s, windowClassName(window->windowClass())},
                               {u"events"_s, m_hub->status() ? m_hub->status()->rows.value(u"event"_s) : 0},
                               {u"ms"_s, ms}};
        printLine(stdout, QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact)));
        finish(ExitDone);
    };
    connect(window, &ShellWindow::completeChanged, this, look);
    QMetaObject::invokeMethod(this, look, Qt::QueuedConnection);
}

void DesktopClient::finish(int exitCode)
{
    // Queued: this may be called before the event loop runs, where exit() has no effect.
    QMetaObject::invokeMethod(qApp, [exitCode] { QCoreApplication::exit(exitCode); }, Qt::QueuedConnection);
}

} // namespace onescreen
