"""Documents that households upload: taken in sealed, looked through by the worker, opened only by who may."""
