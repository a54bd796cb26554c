// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtLocation
import QtPositioning

Item {
    property alias center: map.center
    property alias zoomLevel: map.zoomLevel
    property alias ready: map.mapReady

    function refetch() {
        map.clearData()
    }

    Map {
        id: map
        anchors.fill: parent
        copyrightsVisible: false // The view prints the sources of its own tiles.
        plugin: Plugin {
            name: "osm"
            PluginParameter { name: "osm.mapping.custom.host"; value: tileHost }
            PluginParameter { name: "osm.mapping.providersrepository.disabled"; value: true }
            PluginParameter { name: "osm.mapping.highdpi_tiles"; value: false }
            PluginParameter { name: "osm.mapping.cache.directory"; value: tileCache }
            PluginParameter { name: "osm.mapping.prefetching_style"; value: "NoPrefetching" }
        }
        // The last type is the custom host; the others would ask servers in the internet.
        activeMapType: supportedMapTypes[supportedMapTypes.length - 1]
    }
}
