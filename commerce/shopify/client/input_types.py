from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Optional, Union

from pydantic import Field, PlainSerializer

from .base_model import BaseModel, Upload
