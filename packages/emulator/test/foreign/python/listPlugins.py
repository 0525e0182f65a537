"""Prints the names of all the auth types that the installed packages bring."""
import json

from keystoneauth1 import loading

print(json.dumps(sorted(loading.get_available_plugin_loaders())))
